// The text of a PDF as pdf.js (Firefox) reads it: node pdfjs_text.mjs FOLDER FILE, where FOLDER has
// node_modules/pdfjs-dist.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const home = path.resolve(folder, "node_modules/pdfjs-dist");
const { getDocument } = await import(pathToFileURL(path.join(home, "legacy/build/pdf.mjs")));
const pdf = await getDocument({
  data: new Uint8Array(fs.readFileSync(file)),
  verbosity: 0,
  standardFontDataUrl: path.join(home, "standard_fonts/"),
  cMapUrl: path.join(home, "cmaps/"),
  cMapPacked: true,
}).promise;
for (let number = 1; number <= pdf.numPages; number += 1) {
  const content = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
  process.stdout.write(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
}
