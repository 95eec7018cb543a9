// Reads a text aloud where this browser has a voice for its language; otherwise the button stays hidden.
(() => {
  const speech = window.speechSynthesis;
  if (!speech) return;

  function voiceFor(language) {
    return speech.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  }

  function prepare(root) {
    for (const text of root.querySelectorAll("[data-read-aloud]")) {
      const button = text.querySelector("[data-read-aloud-button]");
      button.hidden = !voiceFor(text.lang);
    }
  }

  function stop() {
    speech.cancel();
    for (const button of document.querySelectorAll("[data-read-aloud-button][aria-pressed=true]")) {
      button.setAttribute("aria-pressed", "false");
    }
  }

  // Sentence after sentence: long texts fall silent halfway in some browsers.
  function read(text, button) {
    const voice = voiceFor(text.lang);
    const lines = [...text.querySelectorAll(`.both-own[lang="${text.lang}"]`)];
    for (const line of lines) {
      const spoken = new SpeechSynthesisUtterance(line.textContent);
      spoken.lang = voice.lang;
      spoken.voice = voice;
      spoken.rate = 0.9;
      if (line === lines.at(-1)) spoken.onend = () => button.setAttribute("aria-pressed", "false");
      speech.speak(spoken);
    }
    button.setAttribute("aria-pressed", "true");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-read-aloud-button]");
    if (!button) return;
    const isReading = button.getAttribute("aria-pressed") === "true";
    stop();
    if (!isReading) read(button.closest("[data-read-aloud]"), button);
  });
  window.addEventListener("pagehide", stop);

  prepare(document);
  speech.addEventListener("voiceschanged", () => prepare(document));
  document.addEventListener("htmx:load", (event) => prepare(event.detail.elt.parentElement ?? document));
})();
