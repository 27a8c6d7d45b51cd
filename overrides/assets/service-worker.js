/*
 * Keeps the pages of the reader's language for when there is no network. The network always comes
 * first, so that no old telephone number is shown where a new one can be had; after a short wait, or
 * without network, the kept copy is shown and says since when it has been kept. Written to the site's
 * root by hooks/guide/offline/copies.py, which fills in what is to be kept; with each new site it is another
 * worker, which keeps new copies and removes the old ones.
 */
"use strict";
const { build, prefixes, pages, assets } = KNOWN_AT_BUILD;
const WAIT = 4000;
const root = new URL("./", self.location);
/* Other guides may stand beside this one: only what bears this one's path is ours. */
const OURS = `${root.pathname} `;
const CACHE = OURS + build;
const at = (path) => new URL(path, root).href;

/** The language's part of an address: "my/", or "" for Japanese. */
const prefixOf = (address) => {
  const path = address.slice(root.href.length);
  return prefixes.find((prefix) => prefix && path.startsWith(prefix)) ?? "";
};

/** A copy to keep, with the moment it was fetched. */
const dated = async (response) => {
  const headers = new Headers(response.headers);
  headers.set("x-kept", new Date().toISOString());
  return new Response(await response.blob(), { status: 200, headers });
};

const store = async (address, response) => {
  if (!response.ok || response.redirected) return;
  const cache = await caches.open(CACHE);
  await cache.put(address, await dated(response));
};

/** Keep all pages of a language, one after the other, and remember that it is kept. */
const keep = async (prefix) => {
  const cache = await caches.open(CACHE);
  for (const address of [...assets.map(at), ...pages.map((page) => at(prefix + page))]) {
    if (await cache.match(address)) continue;
    await store(address, await fetch(address, { cache: "no-cache" }));
  }
  await cache.put(at(`kept?${prefix}`), new Response(prefix));
};

const keptLanguages = async () => {
  const kept = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS)) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (url.startsWith(at("kept?"))) kept.add(new URL(url).search.slice(1));
  }
  return kept;
};

/** A kept page that says since when it has been kept. */
const marked = async (copy) => {
  const headers = new Headers(copy.headers);
  if (!headers.get("content-type")?.includes("html")) return copy;
  const html = await copy.text();
  return new Response(html.replace("<html ", `<html data-kept="${headers.get("x-kept")}" `), { headers });
};

const fromCache = async (request) => {
  const cache = await caches.open(CACHE);
  const address = request.url.replace(/[?#].*/, "").replace(/index\.html$/, "");
  const copy = await cache.match(address);
  if (copy) return request.mode === "navigate" ? marked(copy) : copy;
  if (request.mode !== "navigate") return undefined;
  /* Not kept: say so, in the page's language or else in one that is kept. */
  for (const prefix of [prefixOf(address), ...await keptLanguages()]) {
    const page = at(`${prefix}not-kept/`);
    if (address !== page && await cache.match(page)) return Response.redirect(page);
  }
  return undefined;
};

const answer = async (event) => {
  const { request } = event;
  const address = request.url.replace(/[?#].*/, "");
  /* Not the browser's own cache either: it may hold a page that is not the newest. */
  const network = fetch(request, { cache: "no-cache" });
  const stored = network.then((response) => store(address, response.clone())).catch(() => {});
  event.waitUntil(stored);
  const late = new Promise((resolve) => setTimeout(resolve, WAIT));
  try {
    const first = await Promise.race([network, late]);
    return first ?? await fromCache(request) ?? await network;
  } catch {
    return await fromCache(request) ?? Response.error();
  }
};

/** Fetch anew whatever an older worker kept. */
const keepAgain = async () => {
  const cache = await caches.open(CACHE);
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === CACHE) continue;
    for (const { url } of await (await caches.open(name)).keys()) {
      if (url.startsWith(at("kept?")) || await cache.match(url)) continue;
      await store(url, await fetch(url, { cache: "no-cache" }));
    }
  }
  for (const prefix of await keptLanguages()) await keep(prefix);
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
  if (event.data?.keep !== undefined) event.waitUntil(keep(event.data.keep).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.method === "GET" && request.url.startsWith(root.href);
  if (ours && !/\.(?:pdf|zip|csv|json|vcf|geojson)$/.test(new URL(request.url).pathname)) event.respondWith(answer(event));
});
