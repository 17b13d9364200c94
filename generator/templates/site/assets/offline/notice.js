// On every page of a site that is kept on this device: says so where the page came from there, or a newer site is there.
(function () {
  "use strict";

  if (!navigator.serviceWorker || !navigator.serviceWorker.controller) return;
  const base = JSON.parse(document.getElementById("__config").textContent).base;

  function show(words) {
    const notice = document.createElement("p");
    notice.className = "lb-notice";
    notice.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = `${base}/offline/index.html`;
    link.textContent = "What is kept";
    notice.append(`${words} `, link);
    document.querySelector(".md-content__inner").prepend(notice);
  }

  navigator.serviceWorker.addEventListener("message", (event) => {
    const { kind, kept, isFromDevice, newer } = event.data;
    if (kind !== "status" || !kept || document.querySelector(".lb-notice, .lb-offline")) return;
    if (isFromDevice) show(`No network: this page is from ${kept.name}, kept on this device.`);
    else if (newer) show(`This device keeps ${kept.name}. There is a newer one: ${newer}.`);
  });
  navigator.serviceWorker.controller.postMessage({ kind: "status" });
})();
