/* What other pages than the home page do once guide.js has run. Until then, and where it never comes, what needs it is not shown. */
(() => {
"use strict";
const { $, $$, root, keepPlace } = window.guide;

window.guide.run.then(() => {
  /* What can be said aloud, where the device has a Japanese voice of its own: no network is asked. */
  const voices = window.speechSynthesis;
  const japaneseVoice = () => voices.getVoices().find(({ lang, localService }) => localService && /^ja\b/.test(lang));
  const offerVoice = () => { for (const button of $$("[data-say]")) button.hidden = !japaneseVoice(); };
  if (voices && $("[data-say]")) {
    offerVoice();
    voices.addEventListener?.("voiceschanged", offerVoice);
    addEventListener("click", ({ target }) => {
      const button = target.closest?.("[data-say]");
      if (!button) return;
      const said = new SpeechSynthesisUtterance(button.dataset.say);
      Object.assign(said, { voice: japaneseVoice(), lang: "ja-JP", rate: 0.8 });
      voices.cancel();
      voices.speak(said);
    });
  }

  /* A card is turned round for who stands opposite; the screen stays awake while one is shown. */
  addEventListener("click", ({ target }) => target.closest?.("[data-turn]")?.closest(".card").classList.toggle("card--turned"));
  if ($(".card")) {
    let lock;
    let chosen;
    const stayAwake = async () => {
      const shown = $(".card:target");
      root.classList.toggle("with-card", shown);
      if (!shown) lock = lock?.release() && undefined;
      if (shown && !lock) lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
      shown?.focus({ preventScroll: true });
      for (const card of $$(".card--turned:not(:target)")) card.classList.remove("card--turned");
    };
    stayAwake();
    addEventListener("load", stayAwake); // only then does a browser know what the address means
    /* One that was chosen from the list leads back to it, and to the place there. */
    addEventListener("click", (event) => {
      const { hash } = event.target.closest?.(".cards-list a, .card [href='#top']") ?? {};
      if (hash === "#top" && (chosen || history.state?.chosen)) {
        event.preventDefault();
        if (chosen !== hash) history.back(); // not twice, where somebody taps twice
      }
      chosen = hash;
    });
    addEventListener("hashchange", ({ oldURL }) => {
      if (chosen === location.hash) history.replaceState({ chosen }, "");
      chosen = undefined;
      stayAwake();
      if (!$(".card:target")) $(`.cards-list [href="${new URL(oldURL).hash}"]`)?.focus();
    });
    /* Who looks elsewhere and comes back finds it let go. */
    document.addEventListener("visibilitychange", () => { lock = undefined; stayAwake(); });
    addEventListener("keydown", ({ key }) => { if (key === "Escape") $(".card:target [href='#top']")?.click(); });
  }

  /* Firefox does not scroll to a link in a drawing that takes the focus. */
  addEventListener("focusin", ({ target }) => {
    target.closest(".japan")?.scrollIntoView({ block: "nearest" });
  });

  /* Shown as cards, a table must still be read aloud as a table (some browsers forget). */
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const table of $$("table.cards")) {
    for (const part of [table, ...$$("thead, tbody, tr, th, td", table)]) {
      part.setAttribute("role", roles[part.tagName] ?? (part.scope === "col" ? "columnheader" : "rowheader"));
    }
  }

  /* The choices of a form, kept in the address. */
  const keepInAddress = (form) => {
    const address = new URL(location.href);
    for (const field of $$("select", form)) {
      if (field.value) address.searchParams.set(field.name, field.value);
      else address.searchParams.delete(field.name);
    }
    history.replaceState(null, "", address);
    keepPlace();
  };
  const takeFromAddress = (form) => {
    const given = new URL(location.href).searchParams;
    for (const field of $$("select", form)) {
      field.value = given.get(field.name);
      if (!field.value) field.value = ""; // none, or one that there is not
    }
  };

  /* A table filtered by the choices of a form; what is left is counted. */
  const filters = $("[data-filters]");
  if (filters) {
    const table = document.getElementById(filters.dataset.filters);
    const rows = $$("[data-row]", table);
    const only = $("[data-only]", filters);
    const apply = () => {
      const choices = [...new FormData(filters)].filter(([, value]) => value);
      for (const row of rows) row.hidden = !choices.every(([name, value]) => row.dataset[name].split(" ").includes(value));
      for (const group of $$("tbody", table)) group.hidden = $$("[data-row]", group).every((row) => row.hidden);
      const left = rows.filter((row) => !row.hidden);
      const output = $("output", filters);
      $("span", output).textContent = left.length;
      output.hidden = false;
      $("[data-no-results]").hidden = left.length > 0;
      if (!only) return;
      only.replaceChildren();
      if (left.length !== 1) return;
      const name = document.createElement("a");
      name.href = `#${left[0].id}`;
      name.append(...$("[data-name]", left[0]).cloneNode(true).childNodes);
      /* What is over says so here, too: the office, or that it covers what was asked for. */
      const over = $(`[data-over~=${choices[0]?.[0]}] .ended:not([hidden]) *`, left[0]);
      only.append(name, " ", over?.cloneNode(true) ?? "", " ", $(".telephone", left[0]).cloneNode(true));
    };
    const change = () => { apply(); keepInAddress(filters); };
    takeFromAddress(filters);
    apply();
    filters.addEventListener("change", change);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("reset", () => setTimeout(change));
    addEventListener("popstate", () => { takeFromAddress(filters); apply(); });
    /* A link to a row that is filtered away shows it again. */
    addEventListener("click", (event) => {
      const target = event.target.closest?.("a[href^='#']")?.getAttribute("href").slice(1);
      if (!document.getElementById(target)?.hidden) return;
      for (const field of $$("select", filters)) field.value = "";
      change();
    });
  }

  /* Pictures are not kept: a page without network shows none, instead of a broken one. */
  for (const image of $$("img")) {
    image.onerror = () => image.remove();
    if (image.complete && !image.naturalWidth) image.remove();
  }
  root.classList.add("with-pages");
  dispatchEvent(new Event("pages"));
});
})();
