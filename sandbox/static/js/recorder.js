// A voice message from the microphone; the button hides where the browser has none.

export function voiceButton(button, done, complain) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) {
    button.hidden = true;
    return;
  }
  let recorder = null;
  button.onclick = async () => {
    if (recorder) {
      recorder.stop();
      return;
    }
    try {
      recorder = await start(button, done, () => { recorder = null; });
    } catch {
      complain("Микрофон недоступен: разрешите его в браузере или приложите звуковой файл.");
    }
  };
}

async function start(button, done, ended) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const chunks = [];
  const began = Date.now();
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.onstop = () => {
    stream.getTracks().forEach((track) => track.stop());
    button.classList.remove("recording");
    ended();
    const mime = recorder.mimeType.split(";")[0] || "audio/webm";
    const seconds = Math.max(1, Math.round((Date.now() - began) / 1000));
    done({ blob: new Blob(chunks, { type: mime }), kind: "voice", mime, name: `voice.${mime.split("/")[1]}`, seconds });
  };
  recorder.start();
  button.classList.add("recording");
  return recorder;
}
