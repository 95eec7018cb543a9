// The supporter's phone on a bad line: a tap shows at once, is sent once, and waits as long as there is no line.
(() => {
  const { body } = document;
  if (body.id !== "phone") return;
  const line = document.getElementById("line");
  const words = document.getElementById("words").content;
  const AGAIN_MS = 10000;
  const PATIENCE_MS = 15000;
  const { owner, tapUrl, undoUrl, helpUrl, helpUndoUrl } = body.dataset;
  const URLS = { tap: tapUrl, undo: undoUrl, help: helpUrl, "help-undo": helpUndoUrl };
  let sending = "";
  let isLost = false;
  let isUnheard = false; // nobody answered: not the same as a server that cannot save it
  let isOut = false;
  let isRefused = false;
  let running = null;
  let hideLater = 0;

  const waiting = () => phoneOutbox.of(owner);
  const said = (what) => words.querySelector(`[data-said=${what}]`).cloneNode(true);

  function show(what) {
    clearTimeout(hideLater);
    line.hidden = !what;
    line.className = `line line-${what}`;
    line.replaceChildren(...(what ? [said(what)] : []));
    if (what === "lost") line.firstChild.textContent = line.textContent.replace("#", waiting().length);
    if (what === "sent") hideLater = setTimeout(show, 5000, "");
  }

  function showLine() {
    if (isOut) show("out");
    else if (isLost || !navigator.onLine) show("lost");
    else if (line.classList.contains("line-lost")) show("");
  }

  // Where a tap belongs: the card of a person, or the counters.
  function boxOf(tap) {
    const form = document.querySelector(`form[data-tap="${tap.kind}"][data-id="${tap.id}"]`);
    return form?.closest(".person") ?? form?.parentElement ?? null;
  }

  // Without the small title beneath it.
  const wordsOf = (button) => button?.querySelector("span")?.firstChild?.textContent.trim() || button?.textContent.trim();

  function labelOf(tap, box) {
    const button = tap.code ? box.querySelector(`button[value="${tap.code}"]`) : box.querySelector(".said .tag, form:not([data-id='']) .btn");
    const part = button?.closest("details")?.querySelector("summary");
    const of = tap.code.startsWith("could-not") ? `${wordsOf(part)}: ` : "";
    return tap.kind === "undo" ? `↩ ${button?.textContent.trim() ?? ""}` : of + (wordsOf(button) ?? "");
  }

  function showWaiting() {
    for (const one of document.querySelectorAll(".waits")) one.remove();
    for (const one of document.querySelectorAll("[data-waiting]")) one.removeAttribute("data-waiting");
    for (const tap of waiting()) {
      const box = boxOf(tap);
      if (!box) continue;
      const row = said("waits");
      row.querySelector("b").textContent = labelOf(tap, box);
      row.querySelector("button").addEventListener("click", () => takeBack(tap.token));
      if (tap.kind !== "help") box.setAttribute("data-waiting", "");
      for (const fold of box.querySelectorAll("details[open]")) fold.open = false;
      box.append(row);
    }
    showLine();
  }

  // What is on its way may have arrived: that is taken back when its answer is there.
  function takeBack(token) {
    if (sending === token) return;
    phoneOutbox.remove(token);
    showWaiting();
  }

  function post(tap) {
    const sent = new FormData();
    const mine = document.querySelector("[name=csrfmiddlewaretoken]");
    sent.set("csrfmiddlewaretoken", mine.value);
    sent.set("opened_as", owner);
    sent.set("token", tap.token);
    sent.set("tap", tap.code);
    const url = URLS[tap.kind].replace(owner, tap.id);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return fetch(url, { method: "POST", body: sent, redirect: "manual", signal, headers: { "HX-Request": "true" } });
  }

  function put(tap, html) {
    const piece = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    const box = boxOf(tap);
    if (!piece?.id) {
      box?.removeAttribute("data-waiting");
      return;
    }
    const old = document.getElementById(piece.id) ?? box;
    old?.replaceWith(piece);
    // Two turned out to be one person: the card of who went goes too.
    if (box !== old) box?.remove();
  }

  // Somebody who is not entrusted any more, or a page that is too old: nothing pressed goes without a word.
  function refuse(tap) {
    const box = boxOf(tap);
    isRefused = true;
    if (!box) {
      show("unsaved");
      return;
    }
    const sentence = said("unsaved");
    sentence.querySelector("b").textContent = labelOf(tap, box);
    box.querySelector("[data-said=unsaved]")?.remove();
    box.prepend(sentence);
  }

  // True when the next one can go.
  async function sendOne(tap) {
    const answer = await post(tap).catch(() => null);
    isOut = answer?.status === 401 || answer?.type === "opaqueredirect";
    isUnheard = !answer;
    isLost = isUnheard || answer.status >= 500 || answer.status === 429;
    if (isOut || isLost) return false;
    if (answer.headers.has("HX-Retarget")) {
      location.reload(); // another tab works for another team by now
      return false;
    }
    const html = await answer.text().catch(() => "");
    phoneOutbox.remove(tap.token);
    if (answer.ok || answer.status === 409) put(tap, html);
    else refuse(tap);
    return true;
  }

  // One at a time; whoever asks meanwhile waits for the same.
  function send() {
    running ??= sendAll().finally(() => { running = null; });
    return running;
  }

  async function sendAll() {
    if (!navigator.onLine) {
      showLine();
      return;
    }
    isRefused = false;
    const had = waiting().length;
    const wasLost = line.classList.contains("line-lost");
    try {
      for (let [tap] = waiting(); tap; [tap] = waiting()) {
        sending = tap.token;
        if (!await sendOne(tap)) break;
      }
    } finally {
      sending = "";
    }
    showWaiting();
    if (had && wasLost && !waiting().length && !isRefused) show("sent");
  }

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (form.matches("[data-tap]")) {
      const tap = { owner, kind: form.dataset.tap, id: form.dataset.id, code: submitter?.value ?? "" };
      if (!phoneOutbox.add(tap)) return;
      event.preventDefault();
      showWaiting();
      send();
    } else if (form.matches("[data-note]")) {
      event.preventDefault();
      sendNote(form);
    } else if (!navigator.onLine && !form.matches("[data-sign-out]")) {
      event.preventDefault();
      showLine();
    }
  });

  // A note is never kept in the phone: without a line it stays in its field.
  async function sendNote(form) {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
    isLost = !answer;
    if (!answer) showLine();
    else if (answer.redirected && answer.ok) location.assign(answer.url);
    else form.submit(); // its token makes that harmless, and the server says what is wrong
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.protocol !== location.protocol) return;
    if (!navigator.onLine) {
      event.preventDefault();
      showLine();
    } else if (link.matches("[data-call]")) {
      event.preventDefault();
      call(link.href);
    }
  });

  // One press: the number is asked for, logged, and goes straight to the telephone.
  async function call(url) {
    const answer = await fetch(url).catch(() => null);
    isLost = !answer;
    if (!answer) return showLine();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    location.assign(page.querySelector("a[href^='tel:']")?.href ?? url);
    return undefined;
  }

  window.addEventListener("online", () => {
    isLost = false;
    send();
  });
  window.addEventListener("offline", showLine);
  // A screen that was locked, a page that was left and comes back.
  window.addEventListener("pageshow", send);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) send();
  });
  setInterval(() => {
    if (waiting().length || isLost) send();
  }, AGAIN_MS);
  showWaiting();
  window.phoneTaps = { waiting, said, send, get isOut() { return isOut; }, get isUnheard() { return isUnheard; } };
})();
