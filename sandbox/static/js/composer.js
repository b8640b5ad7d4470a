// The typing field of either side: Enter sends, Shift+Enter starts a line.

import { attachments } from "./attachments.js";
import { voiceButton } from "./recorder.js";
import { toast } from "./toasts.js";

/** `send({text, media})` is awaited; a failed one leaves the text where it was. */
export function composer(form, send) {
  const input = form.querySelector("textarea");
  const attached = attachments(form, toast);

  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
    form.classList.toggle("filled", input.value.trim() !== "" || attached.has());
  };
  const submit = async () => {
    const text = input.value.trim();
    if (!text && !attached.has()) return;
    const media = await attached.take();
    input.value = "";
    grow();
    try {
      await send({ text, media });
    } catch (error) {
      input.value = text;
      grow();
      toast(error.message);
    }
  };

  voiceButton(form.querySelector(".record"), (voice) => { attached.set(voice); submit(); }, toast);
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  return {
    focus: () => input.focus(),
    clear() {
      input.value = "";
      grow();
    },
    fill(text) {
      input.value = text;
      grow();
      input.focus();
    },
  };
}
