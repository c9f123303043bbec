// Serves one version of the page, whole, from the cache. The next version is fetched beside it and waits: until a page says
// "take over", because its reader wants it, or until every page of this one is closed.
// FILES = [address, integrity] and VERSION (a digest of FILES) are set at build time. A file that is not of this version
// fails its integrity check, the installation fails with it, and the old version stays: never a mixture.
const PREFIX = `plan-explorer ${registration.scope} `;
const CACHE = PREFIX + VERSION;
const ROOT = new URL("./", location.href).href;

addEventListener("install", (event) => {
  const requests = FILES.map(([file, integrity]) => new Request(new URL(file, ROOT), { integrity, cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const url = new URL(event.request.url);
  const address = url.origin + url.pathname;
  const isPage = address === ROOT || address === ROOT + "index.html";
  const key = isPage ? ROOT : address;
  if (!FILES.some(([file]) => new URL(file, ROOT).href === key)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(key)).then((held) => held ?? fetch(event.request)));
});
