// Small help for fast hands at the desk; without this file everything still works.
(() => {
  function newToken() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return Array.from(bytes, (byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, headers, parameters, triggeringEvent } = event.detail;
    // Each press of a counter counts, also when the page has not answered the one before. What is sent again is no press.
    const isAgain = window.deskOutbox && deskOutbox.isAgain(headers);
    if (elt.matches("[data-new-token]") && !isAgain) parameters.token = newToken();
    // Enter, also of a hand scanner, means: this one.
    if (elt.id === "find-form" && triggeringEvent && triggeringEvent.type === "submit") parameters.enter = "yes";
  });

  // What was said about the one before does not stand above the next.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target.id === "at-desk") document.getElementById("messages")?.replaceChildren();
  });

  // After Enter with several namesakes the first of them is one Enter away.
  document.addEventListener("htmx:afterSwap", (event) => {
    const config = event.detail.requestConfig;
    if (event.detail.target.id === "found" && config && config.parameters.enter) {
      const first = event.detail.target.querySelector("button");
      if (first) first.focus();
    }
    if (event.detail.target.id === "at-desk") {
      carryName(event.detail.target, config?.elt);
      settle(event.detail.target);
    }
    // What was just said, and beneath it what to do next, are in sight on a phone too.
    if (event.detail.target.id === "fits") document.querySelector("#fits [autofocus]")?.scrollIntoView({ block: "start" });
    if (event.detail.target.id === "ask") event.detail.target.querySelector("input, select")?.focus();
  });

  // A name that was looked for in vain begins the form of who is new.
  function carryName(desk, pressed) {
    const sought = document.getElementById("register-sought");
    const name = desk.querySelector("form.register [name=first_name]");
    if (!sought || !name) return;
    if (pressed?.id === "new-person") name.value ||= sought.value;
    document.getElementById("found").replaceChildren();
  }

  // Who is served stands in sight and is read out; the box is empty for the next one.
  function settle(desk) {
    const start = desk.querySelector("[autofocus], [data-focus-within] input") || desk.querySelector("[data-focus], h2");
    const find = document.getElementById("find");
    const found = document.getElementById("found");
    if (desk.querySelector("#now-at-desk") && find && found) {
      find.value = "";
      found.replaceChildren();
    }
    if (desk.querySelector(".desk-free") && find) find.focus();
    else if (start) start.focus({ preventScroll: false });
    offerLanguages(desk);
  }

  // It was explained in a language that they speak: only those are offered.
  function offerLanguages(within) {
    const form = within.querySelector("form.register");
    if (!form) return;
    const spoken = new Set(Array.from(form.querySelectorAll("[name=languages]:checked"), (one) => one.value));
    for (const one of form.querySelectorAll("[name=explained_in]")) {
      one.closest(".choice").hidden = Boolean(one.value) && !spoken.has(one.value) && !one.checked;
    }
  }
  document.addEventListener("change", (event) => {
    if (event.target.name === "languages") offerLanguages(document);
  });

  // What is explained opens in a language that they speak, rather than in none.
  document.addEventListener("toggle", (event) => {
    const box = event.target;
    if (!box.matches?.("details.explaining[open]") || box.querySelector("#explanation-text").childElementCount) return;
    const spoken = Array.from(box.closest("form").querySelectorAll("[name=languages]:checked"), (one) => one.value);
    const tongues = spoken.map((code) => box.querySelector(`.tongue[lang="${CSS.escape(code)}"]`)).filter(Boolean);
    (tongues.find((one) => !["nl", "en"].includes(one.lang)) ?? tongues[0])?.click();
  }, true);
  offerLanguages(document);
})();
