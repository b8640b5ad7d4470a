// Puts the page together.

import { chatSide, showTyping } from "./chat.js";
import { byId, h } from "./dom.js";
import { follow } from "./feed.js";
import { hint } from "./hint.js";
import { phoneSide } from "./phone.js";
import { changed, choose, look, recallLook, watch, world } from "./store.js";
import { drawTopics } from "./topics.js";
import { toast } from "./toasts.js";
import { traceDrawer } from "./trace.js";

const CONNECTION = { open: "на связи", lost: "связь потеряна, подключаюсь…" };

function showTab(tab) {
  document.body.dataset.tab = tab;
  for (const side of ["client", "team"]) byId(`tab-${side}`).setAttribute("aria-selected", String(side === tab));
  changed();
}

function drawTenants() {
  byId("tenant-choice").hidden = world.tenants.length < 2;
  byId("tenant-select").replaceChildren(...world.tenants.map((one) => h("option", { value: one.slug }, one.name)));
  byId("tenant-select").value = look.slug;
}

function hear(event) {
  if (event.kind === "telegram.answer" && event.text) {
    toast(event.text, { title: `Видит ${world.users.get(event.user_id)?.first_name ?? "нажавший"}`, alert: event.show_alert });
  }
  if (event.kind === "telegram.action") showTyping(event, changed);
}

recallLook();
const phone = phoneSide();
const chat = chatSide();
traceDrawer();
hint((text) => { showTab("client"); phone.fill(text); });
byId("tab-client").onclick = () => showTab("client");
byId("tab-team").onclick = () => showTab("team");
byId("tenant-select").onchange = ({ target }) => choose({ slug: target.value, client: "", person: 0, chat: "", thread: null });
document.addEventListener("visibilitychange", changed);
watch(() => { drawTenants(); phone.draw(); chat.draw(); drawTopics(); });
follow(hear, (state) => {
  byId("connection").dataset.state = state;
  byId("connection").textContent = CONNECTION[state];
});
