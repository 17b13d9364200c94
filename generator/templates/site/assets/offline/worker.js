// Keeps a site on a device once somebody has asked for it, and gives it back where there is no network.
(function () {
  "use strict";

  const root = self.registration.scope;
  const RECORD = root + "kept-on-this-device.json"; // no file of a site; the record of what is kept
  const NAME = "launchbook ";
  const PATIENCE = 5000; // milliseconds that a network gets which is there and does not answer
  const fromDevice = new Set(); // the windows whose page came from the device

  async function record() {
    const answer = await caches.match(RECORD);
    return answer ? answer.json() : null;
  }

  function request(path) {
    return new Request(root + path.split("/").map(encodeURIComponent).join("/"));
  }

  async function digest(content) {
    const found = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function manifest() {
    const answer = await fetch(root + "manifest.json", { cache: "no-cache" });
    if (!answer.ok) throw new Error("the list of files did not come");
    return answer.json();
  }

  // A file as the manifest has it: what is kept already, else from the network; a site that is just being replaced is
  // never mixed with the one before.
  async function fetched(path, wanted, old) {
    if (old && old.files[path] === wanted) {
      const there = await caches.match(request(path));
      if (there) return there;
    }
    const answer = await fetch(request(path), { cache: "no-cache" });
    const content = await answer.clone().arrayBuffer();
    if (!answer.ok || (await digest(content)) !== wanted) throw new Error(`${path} did not come as it should`);
    return answer;
  }

  // All or nothing: what was kept before stays until everything new is there.
  async function keep(prints, tell) {
    const [old, found] = [await record(), await manifest()];
    const paths = Kept.wanted(found.files, prints);
    const cache = await caches.open(NAME + Date.now());
    const files = {};
    for (const [index, path] of paths.entries()) {
      await cache.put(request(path), await fetched(path, found.files[path], old));
      files[path] = found.files[path];
      if (index % 10 === 0) tell({ kind: "progress", done: index, all: paths.length });
    }
    const kept = { name: Kept.named(found), inputs: found.inputs, prints, files, bytes: Kept.bytes(paths, found.bytes) };
    await cache.put(RECORD, new Response(JSON.stringify(kept)));
    const newest = (await caches.keys()).filter((name) => name.startsWith(NAME)).sort().pop();
    await forget(newest);
  }

  async function forget(except) {
    const names = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== except);
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  async function status(client) {
    const kept = await record();
    const told = { kind: "status", kept: kept && { name: kept.name, prints: kept.prints, bytes: kept.bytes } };
    told.isFromDevice = fromDevice.has(client);
    if (kept) {
      try {
        const found = await manifest();
        if (found.inputs !== kept.inputs) told.newer = Kept.named(found);
      } catch {
        told.isOffline = true;
      }
    }
    return told;
  }

  async function answered(event) {
    const kept = await record();
    const path = Kept.file(event.request.url, root);
    if (!kept || path === null) return fetch(event.request);
    const there = kept.files[path];
    const isPage = event.request.mode === "navigate";
    const how = there ? { signal: AbortSignal.timeout(PATIENCE) } : {};
    if (isPage) how.cache = "no-cache"; // else what the browser has of old answers, and nobody knows that it is old
    try {
      return await fetch(event.request, how);
    } catch (error) {
      if (!there && !isPage) throw error;
      if (isPage) fromDevice.add(event.resultingClientId);
      return caches.match(request(there ? path : "404.html"));
    }
  }

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

  self.addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    if (method === "GET" && url.startsWith(root) && url !== root + "manifest.json") event.respondWith(answered(event));
  });

  self.addEventListener("message", (event) => {
    const tell = (message) => event.source.postMessage(message);
    const { kind, prints } = event.data;
    if (kind === "status") event.waitUntil(status(event.source.id).then(tell));
    if (kind === "forget") event.waitUntil(forget().then(() => tell({ kind: "forgotten" })));
    if (kind !== "keep") return;
    const failed = (error) => tell({ kind: "failed", why: error.message });
    event.waitUntil(keep(prints, tell).then(() => status(event.source.id).then(tell), failed));
  });
})();
