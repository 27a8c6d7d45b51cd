"""A PDF as Typst writes it in, the same PDF whose text programs can read out.

The look stays as it is: no outline moves by a thousandth of a point. What is mended, and why:

- Typst draws a mark that is raised or lowered apart from its letter, gives each of the two the text
  of both, and says in a replacement text what they say together. Many readers know no replacement
  texts: copied, ถิ่น becomes ถิ่ถิ่น, and nothing is found. So each letter becomes one code with one
  text (`letters`, `recode`), drawn by one composite glyph that is added to the font (`fonts`).
- Readings above kanji stand between the words in the order of drawing. They are given an empty
  replacement text, and are drawn at the end of the page (`mend`).
- Typst marks the heads of columns only. The first cell of a row becomes its head (PDF/UA-1, 7.5).
- The document's language is the locale's own tag: `zh-Hant`, where Typst writes `zh-TW`.

What will retire the first of these: krilla, which writes Typst's PDFs, giving each letter a code
(LaurenzV/krilla#411, #425; typst/typst#4225, #7610, #8767), or else all readers knowing
replacement texts, of which pdf.js is the last (mozilla/pdf.js#12237, #20014). Then `fonts`,
`letters` and `recode` go, and fontTools with them; bench/pdf_readers.py tells when.
"""
