/*
 * The guide's script, third part: what a page does once it is read. Every page is complete without it.
 * What only other pages than the home page do is in pages.js, which they load beside it.
 */
let hasRun;
window.guide = { $, $$, root, keepPlace, run: new Promise((done) => { hasRun = done; }) };

addEventListener("DOMContentLoaded", () => {
  /* Until all of it has run, buttons and forms that need it are hidden: a browser may be too old for it. */
  root.classList.replace("js", "no-js");

  /* Keys of a word that is still being composed are the input method's. Safari sends the last one, 229, after its end. */
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
  }, true);

  /* A quick second tap on one spot is not for what the first laid bare there, or laid over it. */
  let first = {};
  addEventListener("click", (event) => {
    const { x, y, target, timeStamp } = first;
    const near = event.detail && event.timeStamp - timeStamp < 400 && Math.hypot(event.x - x, event.y - y) < 24;
    const { top, bottom } = near ? target.getBoundingClientRect() : {};
    /* Where it was only scrolled away, the second was aimed at something else. */
    if (near && document.elementFromPoint(x, y) !== target && (top === bottom || (top <= y && y <= bottom))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else first = event;
  }, true);

  const load = (src) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });

  /* Records that end on a day still to come when the site was built mark themselves on that day. */
  const inJapan = () => new Date().toLocaleString("sv-SE", { timeZone: "Asia/Tokyo" }).split(" ");
  const [today] = inJapan();
  window.guide.today = today;
  const everywhere = (selector) => [document, ...$$("template").map((part) => part.content)].flatMap((part) => $$(selector, part));
  for (const mark of everywhere("[data-ends]")) mark.hidden = mark.dataset.ends >= today;
  /* What was to be used until then is no more: a number is not dialled. */
  for (const use of everywhere("[data-until]")) {
    const { until, then } = use.dataset;
    if (until >= today) continue;
    /* Where another takes its place, the page knows what is to be said instead. */
    if (then) {
      for (const [name, value] of Object.entries(JSON.parse(then))) use.setAttribute(name, value);
      continue;
    }
    if (!use.href) use.hidden = true;
    use.removeAttribute("href");
    use.classList.add("phone--over");
  }

  /* Light or dark; furigana: each language remembers whether its readings are shown. */
  let readings;
  const furigana = $("[data-furigana]");
  const showChoices = () => {
    for (const choice of $$("[name=colours]")) choice.checked = choice.value === root.dataset.colours;
    if (!furigana) return;
    const shown = root.classList.contains("furigana");
    furigana.setAttribute("aria-pressed", shown);
    /* Ordinary Japanese pages carry none; those of names are added when they are asked for. */
    if (shown && !$("rt")) readings = load(new URL(`readings.js${version}`, script.src)).catch(() => { /* the page is whole without them */ });
  };
  showChoices();
  /* A page that is come back to may be as it was left: what was chosen elsewhere since is shown. */
  addEventListener("pageshow", () => { takeChoices(); showChoices(); });
  addEventListener("change", ({ target }) => target.name === "colours" && remember("colours", root.dataset.colours = target.value));
  furigana?.addEventListener("click", () => {
    remember(`furigana-${root.dataset.locale}`, root.classList.toggle("furigana") ? "on" : "off");
    showChoices();
  });

  /* What a link leads to may stand in something folded. */
  const decoded = (part) => { try { return decodeURIComponent(part); } catch { return part; } };
  const unfold = () => {
    const fold = document.getElementById(decoded(location.hash.slice(1)))?.closest("main details");
    if (fold) fold.open = true;
  };
  unfold();
  addEventListener("hashchange", unfold);

  /* Menus close when the reader goes on elsewhere, or to another page: this one may be come back to as it was left. */
  for (const menu of $$("details.menu")) {
    const leave = ({ target }) => { if (!menu.contains(target)) menu.open = false; };
    addEventListener("click", leave);
    addEventListener("focusin", leave);
    addEventListener("pagehide", leave);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      $("summary", menu).focus();
    });
  }

  /* Search: the engine and the index of this language, fetched when the box is first opened. */
  const toggle = $("#search-is-open");
  const query = $(".search-box__input");
  const box = $(".search-box");
  const PATIENCE = 10000;
  let fetched;
  let leaving;
  /* A script that the browser cannot read fires `load`, too: each has come once it has done its work. */
  const getSearch = async () => {
    box.dataset.searchVersion = version;
    if (!window.guideSearch) await load(new URL(`search.js${version}`, script.src));
    if (!window.guideSearch) throw new Error("The search engine did not run");
    await load(new URL(`search/index.js${version}`, new URL(box.dataset.searchRoot, location.href)));
    if (box.dataset.searchReady === undefined) throw new Error("The search has no index");
  };
  /* Until it comes, if it ever does, there are the centre's number and the topics. */
  const showDeadEnd = () => {
    const meta = $(".search-result__meta", box);
    const help = $(".search-result__help", box);
    if (!help.hidden) return; // somebody may be in it
    meta.textContent = meta.dataset.failed;
    help.replaceChildren($("template", box).content.cloneNode(true));
    help.hidden = false;
  };
  const fetchSearch = () => {
    if (fetched) return;
    const late = setTimeout(showDeadEnd, PATIENCE);
    fetched = getSearch().catch(() => {
      fetched = undefined;
      showDeadEnd();
    }).finally(() => clearTimeout(late));
  };
  /* The open box is a step in the browser's history: going back closes it, coming back finds it as it was. */
  let opener;
  const showSearch = () => {
    if (!toggle.checked) opener = document.activeElement;
    toggle.checked = true;
    fetchSearch();
    query.focus();
  };
  const write = (how, state, address) => {
    try { history[how](state, "", address); } catch { /* so often in so short a time, Safari refuses: the box works without */ }
  };
  const keepQuery = (search, address) => write("replaceState", { ...history.state, search }, address);
  const enterSearch = () => write("pushState", { search: query.value, opened: true });
  const openSearch = () => {
    if (!(toggle.checked || leaving)) enterSearch();
    showSearch();
  };
  const hideSearch = () => {
    if (!toggle.checked) return;
    toggle.checked = false;
    (!opener || opener === document.body ? $("[data-search-open]") : opener).focus();
  };
  const closeSearch = () => {
    hideSearch();
    if (leaving) return; // not twice, where somebody is faster than the browser
    leaving = history.state?.opened;
    if (leaving) return history.back();
    /* It was open when the page came: neither the address nor the history opens it again. */
    const address = new URL(location.href);
    address.searchParams.delete("q");
    keepQuery(undefined, address);
    keepPlace();
  };
  const bringBackSearch = (asked) => {
    query.value ||= asked;
    query.dispatchEvent(new Event("input", { bubbles: true }));
    showSearch();
    requestAnimationFrame(() => query.focus()); // a page that is still being shown takes no focus
  };
  if (query) {
    for (const button of $$("[data-search-open]")) button.addEventListener("click", openSearch);
    $("[data-search-close]").addEventListener("click", closeSearch);
    query.form.addEventListener("submit", (event) => event.preventDefault());
    query.form.addEventListener("reset", () => {
      keepQuery("");
      query.focus();
    });
    addEventListener("keydown", ({ key }) => key === "Escape" && toggle.checked && closeSearch());
    box.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link?.pathname !== location.pathname || link.search !== location.search) return;
      /* It leads to a place on this page, or to its top, which the box covers. */
      link.hash ||= "top";
      toggle.checked = false;
    });
    query.addEventListener("input", () => {
      keepQuery(query.value);
      $(".search-box__output").scrollTop = 0;
      fetchSearch(); // which may have failed
    });
    addEventListener("popstate", () => {
      const asked = history.state?.search;
      if (leaving) {
        leaving = false;
        if (toggle.checked) enterSearch(); // opened again at once
      } else if (asked === undefined) hideSearch();
      else bringBackSearch(asked);
    });
    /* It covers the page: the keyboard stays in it until it is closed. */
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Tab") return;
      const stops = $$("input, button, a, [tabindex]", box).filter((part) => part.offsetParent && getComputedStyle(part).visibility === "visible");
      if (event.shiftKey) stops.reverse();
      if (document.activeElement !== stops[stops.length - 1]) return;
      event.preventDefault();
      stops[0].focus();
    });
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea");
      if (typing || $(".card:target") || event.ctrlKey || event.metaKey || event.altKey || !/^[fs/]$/.test(event.key)) return;
      event.preventDefault();
      openSearch();
    });
    const asked = history.state?.search ?? new URL(location.href).searchParams.get("q");
    if (asked !== null) bringBackSearch(asked);
  }

  /* What is folded is printed, too, and folded again. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = $$("main details:not([open], [name])");
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of folded) part.open = false; });

  /* Whoever reports a mistake finds filled in what the page says; without GitHub, the same is sent or copied. */
  const LONGEST = 7000; // characters of an address: GitHub refuses those of 8,000
  for (const block of $$(".corrections")) {
    const said = $$("[data-now]", block).map((fact) => fact.dataset.now);
    const [form, mail] = $$("[data-report]", block);
    const address = new URL(form.href);
    const report = [address.searchParams.get("page"), ...said].join("\n");
    $(".copy", block).dataset.copy = report;
    if (mail) mail.href += `?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(report)}`;
    address.searchParams.set("title", document.title);
    let rest = "";
    do address.searchParams.set("mistake", said.join("\n") + rest);
    while (address.href.length > LONGEST && said.pop() && (rest = "\n…"));
    form.href = address.href;
  }

  /** What has an answer within two seconds; some browsers never say whether they do what was asked. */
  const soon = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, 2000))]);

  /* Addresses are copied: of the page's records, and those of the post. */
  const copy = async (text) => {
    try {
      await soon(navigator.clipboard.writeText(text));
      return true;
    } catch { /* the browser has no clipboard, or refuses it, as those inside other apps do */ }
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    let copied;
    try { copied = document.execCommand("copy"); } catch { /* nor this */ }
    field.remove();
    return copied;
  };
  /** Whether the device's sheet was shown; who thought better of it has seen it, too. */
  const shared = (url) => navigator.share({ title: document.title, url }).then(() => true, ({ name }) => name === "AbortError");
  /* What is said aloud when a label changes. */
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.className = "visually-hidden";
  document.body.append(told);
  addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy], [data-copy-link]");
    if (!button) return;
    /* Not where the page was opened, which may be a disk: where it stands on the web. */
    const address = $("[rel=canonical]").href + location.search + location.hash;
    if (button.dataset.copy === undefined && navigator.share && await shared(address)) return;
    const copied = await copy(button.dataset.copy ?? address);
    button.focus({ preventScroll: true });
    const label = $("span", button);
    label.whole ??= [...label.childNodes];
    label.textContent = copied ? button.dataset.copied : button.dataset.notCopied;
    told.textContent = label.textContent;
    button.addEventListener("blur", () => { label.replaceChildren(...label.whole); }, { once: true });
  });

  /* Whether the centre is open at this moment, in Japan: on the days for which the page knows it. */
  const JAPAN = -540; // minutes from UTC, as JavaScript counts them
  const openNow = () => {
    const [day, time] = inJapan();
    for (const place of $$("[data-open-now]")) {
      const { openNow: times, knownSince, knownUntil } = place.dataset;
      /* 1=09:00-17:00 is a weekday, 2026-12-28=10:00-15:00 a date unlike it, 2026-12-29= a closed one. */
      const of = (key) => times.split(" ").filter((one) => one.startsWith(`${key}=`));
      const own = of(day);
      const open = (own.length ? own : of(new Date(day).getUTCDay())).some((one) => {
        const [opens, closes] = one.split("=")[1].split("-");
        return time >= opens && time < closes;
      });
      $("[data-open]", place).hidden = !open;
      $("[data-shut]", place).hidden = open;
      const clock = $("[data-clock]", place);
      const [hour, minute] = time.split(":");
      clock.textContent = clock.dataset.clock.split("|")[+hour].replace("34", minute);
      $(".open-now__clock", place).hidden = new Date().getTimezoneOffset() === JAPAN;
      /* Where the table of closed days ends, nothing is known. */
      place.hidden = day < knownSince || day > knownUntil;
    }
  };
  if ($("[data-open-now]")) {
    openNow();
    setInterval(openNow, 30000);
  }

  /* A copy that was kept says since when; the worker that keeps them is put to work. */
  const notice = $("[data-kept-notice]");
  if (notice && root.dataset.kept) {
    $("span", notice).textContent = root.dataset.kept;
    notice.hidden = false;
  }
  if (notice && "serviceWorker" in navigator && location.protocol.startsWith("http")) {
    const keepPages = async () => {
      await navigator.serviceWorker.register(new URL("../service-worker.js", script.src));
      const { active } = await navigator.serviceWorker.ready;
      const { saveData, effectiveType } = navigator.connection ?? {};
      if (!saveData && !/2g/.test(effectiveType ?? "")) active.postMessage({ keep: notice.dataset.keptNotice });
    };
    addEventListener("load", () => setTimeout(() => keepPages().catch(() => { /* no copies are kept */ }), 1000));
  }

  const settle = () => requestAnimationFrame(() => {
    root.classList.remove("settling");
    if (toggle?.checked) query.focus(); // a page that was not shown took none
  });
  const others = $("script[async]") && new Promise((done) => addEventListener("pages", done));
  soon(Promise.all([readings, others])).then(settle, settle);

  /* Up to here: what needs this script may be shown, and the one of other pages may run. */
  root.classList.replace("no-js", "js");
  hasRun();
});
