// Reads the code of a slip with the camera, where there is one. No picture is kept or sent, and closing stops the camera.
(() => {
  const box = document.getElementById("scan");
  const opener = document.getElementById("scan-open");
  if (!box || !opener || !navigator.mediaDevices?.getUserMedia) return;
  const PAUSE_MS = 150;
  const OF_A_SLIP = /^([0-9]+|[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12})$/i;
  const CAMERA = { video: { facingMode: "environment" } };
  const video = box.querySelector("video");

  async function offer() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    opener.hidden = !devices.some((one) => one.kind === "videoinput");
  }

  function say(what) {
    for (const one of box.querySelectorAll("[data-scan]")) one.hidden = one.dataset.scan !== what;
  }

  // The browser's own reader, or the one that is loaded for this.
  async function reader() {
    const own = window.BarcodeDetector ? await BarcodeDetector.getSupportedFormats() : [];
    const Reader = own.includes("qr_code") ? BarcodeDetector : (await import(box.dataset.decoder)).BarcodeDetector;
    return new Reader({ formats: ["qr_code"] });
  }

  async function open() {
    say("looking");
    box.showModal();
    try {
      const [codes, stream] = await Promise.all([reader(), navigator.mediaDevices.getUserMedia(CAMERA)]);
      video.srcObject = stream;
      if (!box.open) return stop();
      await video.play();
      await look(codes);
    } catch (problem) {
      stop();
      say(problem.name === "NotAllowedError" ? "refused" : "broken");
    }
  }

  async function look(codes) {
    while (box.open && video.srcObject) {
      const [found] = await codes.detect(video);
      const text = found?.rawValue.trim();
      if (text && OF_A_SLIP.test(text)) return serve(text);
      if (text) say("other");
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }

  function serve(text) {
    if (!box.open) return;
    box.close();
    const find = document.getElementById("find");
    find.value = text;
    find.form.requestSubmit();
  }

  function stop() {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  }

  opener.addEventListener("click", open);
  document.getElementById("scan-close").addEventListener("click", () => box.close());
  box.addEventListener("close", stop);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && box.open) box.close();
  });
  window.addEventListener("pagehide", stop);
  navigator.mediaDevices.addEventListener("devicechange", offer);
  offer();
})();
