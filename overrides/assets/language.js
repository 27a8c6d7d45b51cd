/*
 * The guide's script, second part: languages. Which of ours a browser, an address or an earlier choice
 * means is decided here and nowhere else, for the offer, the menu and the page for missing addresses.
 */

/** The locale of `ids` that a tag means, such as zh-TW, pt_PT or fil-PH; undefined where we have none. */
const localeFor = (tag, ids) => {
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/);
  const exact = [language, ...rest].join("-");
  const places = ["hant", "tw", "hk", "mo"];
  const traditional = !rest.includes("hans") && (["yue", "nan", "hak"].includes(language) || rest.some((part) => places.includes(part)));
  const chinese = ["zh", "cmn", "yue", "nan", "hak", "wuu"].includes(language);
  const meant = chinese ? `zh-${traditional ? "hant" : "hans"}` : { fil: "tl", in: "id" }[language] ?? language;
  const find = (like) => ids.find((id) => like(id.toLowerCase()));
  return find((id) => id === exact) ?? find((id) => id === meant) ?? find((id) => id.split("-")[0] === meant);
};

/** What the reader chose before; undefined where that is none of `ids`. */
const chosenLocale = (ids) => ids.find((id) => id === recall("locale"));

/** The first of the reader's languages that we have. */
const browserLocale = (ids) => (navigator.languages ?? [navigator.language]).map((tag) => localeFor(tag, ids)).find(Boolean);

/* A reader who chose, or whose browser asks for, another of our languages is offered it, once. */
const menuLinks = () => $$(".menu--language .languages a");
const offerLanguage = (offer) => {
  const links = menuLinks();
  const ids = links.map((link) => link.dataset.locale);
  const current = links.find((link) => link.hasAttribute("aria-current"));
  const wanted = chosenLocale(ids) ?? browserLocale(ids);
  /* Whose browser asks for Japanese has it in easy Japanese, too. */
  if (!wanted || [current.dataset.locale, localeFor(root.lang, ids)].includes(wanted)) return;
  const { href, lang, dir, textContent } = links[ids.indexOf(wanted)];
  const link = $("a", offer);
  const dismiss = $("button", offer);
  Object.assign(link, { lang, dir, href, textContent });
  link.addEventListener("click", () => remember("locale", wanted));
  dismiss.addEventListener("click", () => {
    remember("locale", current.dataset.locale);
    offer.hidden = true;
    $(".menu--language summary").focus();
  });
  offer.hidden = false;
};

/* Another language keeps the place in the page and the filters. */
const keepPlace = () => {
  for (const link of $$(".languages a[data-locale], .language-offer a, .translation-notice a[hreflang]")) {
    link.search = location.search;
    link.hash = location.hash;
  }
};

/* Missing addresses: the language of the address, else of the reader, is open and comes first. */
const arrangeMissing = (missing) => {
  const parts = $$("details", missing);
  const ids = parts.map((part) => part.dataset.locale);
  const folder = location.pathname.slice(site.length).split("/")[0];
  const wanted = localeFor(folder, ids) ?? chosenLocale(ids) ?? browserLocale(ids) ?? ids[0];
  const own = parts[ids.indexOf(wanted)];
  for (const part of parts) part.open = part === own;
  missing.prepend(own);
  const { lang, dir, dataset } = own;
  Object.assign(root, { lang, dir });
  root.dataset.locale = wanted;
  root.classList.toggle("furigana", $("rt", own));
  takeChoices();
  document.title = `${dataset.title} | ${dataset.site}`;
  $("h1").textContent = dataset.title;
  $(".site-header__name span").textContent = dataset.site;
  $(".site-header__name").href = $(".button", own).href;
  $(".menu--language summary span").textContent = $("summary", own).textContent;
  for (const name of $$(".site-header__name span, .menu--language summary span:first-of-type")) name.lang = lang;
};

whenRead("#main", () => { if ($(".language-offer")) offerLanguage($(".language-offer")); });
addEventListener("DOMContentLoaded", () => {
  const missing = $("[data-not-found]");
  if (missing) arrangeMissing(missing);
  else keepPlace();
  root.classList.remove("missing");
  for (const link of $$(".languages a[data-locale]")) link.addEventListener("click", () => remember("locale", link.dataset.locale));
});
addEventListener("hashchange", keepPlace);
addEventListener("popstate", keepPlace);
