/*
 * Keeps the pages of the reader's language, with the search, for when there is no network. The network
 * always comes first, so that no old telephone number is shown where a new one can be had; after a short
 * wait, or without network, the kept copy of that very page is shown and says since when it has been
 * kept. Written to the site's root by hooks/guide/offline/copies.py, which fills in what is to be kept; with
 * each new site it is another worker, which keeps a whole new set of copies, then removes the old one.
 */
"use strict";
const { build, prefixes, written, pages, searches, assets } = KNOWN_AT_BUILD;
const WAIT = 4000;
const root = new URL("./", self.location);
/* Other guides may stand beside this one: only what bears this one's path is ours. */
const OURS = `${root.pathname} `;
const CACHE = OURS + build;
const at = (path) => new URL(path, root).href;
const mark = (prefix) => at(`kept?${prefix}`);

/** The language's part of an address: "my/", or "" for Japanese. */
const prefixOf = (address) => {
  const path = `${withoutChoices(address).slice(root.href.length)}/`; // the server would have added the slash
  return prefixes.find((prefix) => prefix && path.startsWith(prefix)) ?? "";
};

/* ---- Keeping ------------------------------------------------------------------------------- */

/* Seen to be so: the server has a newer guide than this worker. What it sends is not mixed into the copies. */
let outdated = false;

/** Whether the guide that the server has is the one that this worker was made with. */
const isCurrent = async () => {
  const worker = await fetch(self.location.href, { cache: "no-cache" });
  return worker.ok && (await worker.text()).includes(build);
};

/** A copy to keep, with the moment it was fetched. */
const dated = async (response) => {
  const headers = new Headers(response.headers);
  headers.set("x-kept", new Date().toISOString());
  return new Response(await response.blob(), { status: 200, headers });
};

/** Fetch what is to be kept; undefined when the site has it no more. Fails when the server does. */
const fetched = async (address) => {
  const response = await fetch(address, { cache: "no-cache" });
  if (response.status === 404 || response.redirected) return undefined;
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  return dated(response);
};

/** Keep what is not yet kept; all of it, and of this build, or it fails. What has come stays for the next try. */
const keepAll = async (addresses) => {
  const cache = await caches.open(CACHE);
  const added = [];
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    const copy = await fetched(address);
    if (copy) await cache.put(address, copy);
    added.push(address);
  }
  if (!added.length || await isCurrent()) return;
  for (const address of added) await cache.delete(address);
  throw new Error("The server has another guide by now");
};

/** Keep all pages of a language with the search, and remember that it is kept. */
const keep = async (prefix) => {
  await keepAll([...assets, ...pages.map((page) => prefix + page), ...searches[prefix]].map(at));
  await (await caches.open(CACHE)).put(mark(prefix), new Response(prefix));
};

/** Keep what the reader has seen, if it is of this worker's build: as a copy that is there, or by asking the server. */
const keepSeen = async (address, response) => {
  if (!response.ok || response.redirected) return;
  const cache = await caches.open(CACHE);
  const copy = await cache.match(address);
  outdated ||= copy ? await copy.text() !== await response.clone().text() : !await isCurrent();
  if (!outdated) await cache.put(address, await dated(response));
};

const keptLanguages = async () => {
  const kept = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS)) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (url.startsWith(mark(""))) kept.add(new URL(url).search.slice(1));
  }
  return kept;
};

/** Keep anew whatever an older worker kept. */
const keepAgain = async () => {
  for (const prefix of await keptLanguages()) await keep(prefix);
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === CACHE) continue;
    const kept = await (await caches.open(name)).keys();
    await keepAll(kept.map(({ url }) => url).filter((url) => !url.startsWith(mark("")) && !url.startsWith(copied(""))));
  }
};

/* ---- Answering ----------------------------------------------------------------------------- */

/** The mark of a page that was answered with a copy: whatever it loads is a copy, too. A worker forgets, a cache does not. */
const copied = (client) => at(`copied?${client}`);
const MARKS = 50; // more pages than somebody has open
/* Where the browser has no room left, the worker remembers by itself, as long as it is awake. */
const noted = new Set();

const isMarked = async (client) => noted.has(client) || await found(copied(client));

/** Mark a page; whether or not there is room for it, the page is shown. The oldest marks go. */
const noteCopied = async (client) => {
  noted.add(client);
  try {
    const cache = await caches.open(CACHE);
    await cache.put(copied(client), new Response());
    const marks = (await cache.keys()).filter(({ url }) => url.startsWith(copied("")));
    for (const old of marks.slice(0, -MARKS)) await cache.delete(old);
  } catch { /* noted, at least */ }
};

const withoutChoices = (address) => address.replace(/[?#].*/, "");

/** What is kept under an address; undefined also where the browser cannot read what it keeps. */
const found = async (address) => {
  try {
    return await (await caches.open(CACHE)).match(address);
  } catch {
    return undefined;
  }
};

/** The copy of exactly this address. */
const copyOf = (request) => found(withoutChoices(request.url).replace(/index\.html$/, ""));

/** A moment, on the reader's clock, as a language writes it (browsers do not know all of ours). The date first:
    some put the time before it, which fits no sentence. */
const inWords = (moment, { hours, months, first }) => {
  const [year, month, day, hour, minute] = moment.toLocaleString("sv-SE").split(/\D/);
  return `${months[month - 1].replace("28", +day === 1 ? first : +day).replace("2001", year)} ${hours[+hour].replace("34", minute)}`;
};

/** A kept page that says since when it has been kept. */
const marked = async (copy) => {
  const headers = new Headers(copy.headers);
  if (!headers.get("content-type")?.includes("html")) return copy;
  const html = await copy.text();
  const locale = html.match(/data-locale="([^"]*)/)?.[1];
  if (!written[locale]) return new Response(html, { headers });
  const since = inWords(new Date(headers.get("x-kept")), written[locale]);
  return new Response(html.replace("<html ", `<html data-kept="${since}" `), { headers });
};

/* What a page links to as seen from where it stands. */
const RELATIVE = / (?:href|src|data-search-root)="(?![#/]|\w+:)/g;
/* Where the page that says what is not kept leads to itself, in each language. */
const ITSELF = /not-kept\/(?:\.\/)?"/g;

/**
 * The page that says what is not kept, in the language of the address or else in one that is kept. It takes
 * the place of what was wanted, whose address stays: there, once there is a network, it is asked for again.
 * Its languages lead to what was wanted, which may be kept in another.
 */
const notKept = async (address) => {
  const wanted = withoutChoices(address).slice(root.href.length + prefixOf(address).length);
  for (const prefix of [prefixOf(address), ...await keptLanguages()]) {
    const page = at(`${prefix}not-kept/`);
    const copy = await found(page);
    if (!copy) continue;
    const html = (await copy.text()).replace(RELATIVE, `$&${page}`).replace(ITSELF, () => `${wanted}"`);
    return new Response(html, { headers: copy.headers });
  }
  return undefined;
};

/** The network's response, or undefined while it is still on its way after a short wait. */
const inTime = (network) => Promise.race([network, new Promise((resolve) => setTimeout(resolve, WAIT))]);

/** The network's answer, for the copies, too. Not from the browser's own cache, which may not have the newest. */
const fromNetwork = (event) => {
  const network = fetch(event.request, { cache: "no-cache" });
  const seen = network.then((response) => keepSeen(withoutChoices(event.request.url), response.clone()));
  event.waitUntil(seen.catch(() => { /* nothing to keep */ }));
  return network;
};

const answerPage = async (event) => {
  const { request, resultingClientId } = event;
  const asCopy = async (page) => {
    if (page) await noteCopied(resultingClientId);
    return page;
  };
  const copy = async () => {
    const page = await asCopy(await copyOf(request));
    return page && marked(page);
  };
  /* The server, if it could be reached, would have added the slash. */
  const copyWithSlash = async () => {
    const [address, { search }] = [withoutChoices(request.url), new URL(request.url)];
    return await found(`${address}/`) && Response.redirect(`${address}/${search}`);
  };
  try {
    const network = fromNetwork(event);
    const response = await inTime(network);
    if (response && response.status < 500) return response;
    return await copy() ?? await copyWithSlash() ?? await network;
  } catch {
    return await copy() ?? await copyWithSlash() ?? await asCopy(await notKept(request.url)) ?? Response.error();
  }
};

/* What a page loads is of the page's own build: never a copy beside a page of a newer guide. */
const answerPart = async (event) => {
  const copy = () => copyOf(event.request);
  if (await isMarked(event.clientId)) {
    const part = await copy();
    if (part) return part;
  }
  try {
    const network = fromNetwork(event);
    const response = await inTime(network);
    if (response && response.status < 500) return response;
    return (!outdated && await copy()) || await network;
  } catch {
    return (!outdated && await copy()) || Response.error();
  }
};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAgain());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data?.keep !== undefined) event.waitUntil(keep(event.data.keep).catch(() => { /* at the next visit */ }));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.method === "GET" && request.url.startsWith(root.href);
  if (!ours || /\.(?:pdf|zip|csv|json|vcf|geojson)$/.test(new URL(request.url).pathname)) return;
  event.respondWith(request.mode === "navigate" ? answerPage(event) : answerPart(event));
});
