// The drawer: what went over the wire, refusals in red, and the faults that can be switched on.

import { h, iconButton, reconcile } from "./dom.js";
import { wireButton } from "./channels.js";
import { told } from "./message.js";
import { changed, state } from "./state.js";

const ARROWS = { app: "App →", slack: "→ App", person: "Person" };
const rows = h("div.wire", { role: "log", "aria-label": "Wire", "aria-live": "off", tabindex: "0" });
const faults = h("form.faults", { "aria-label": "Faults", onsubmit: (event) => event.preventDefault() });
const refusalsOnly = h("input", { type: "checkbox", onchange: () => changed() });
export const drawer = h("aside.drawer", { "aria-label": "Wire and faults", hidden: true },
  h("header", {}, h("h2", {}, "Wire"), h("label.choice", {}, refusalsOnly, "Refusals only"),
    h("button.button", { type: "button", onclick: () => { state.wire = []; changed(); } }, "Clear"),
    iconButton("close", "Close the wire", () => toggle(false))),
  h("div.drawer-body", {}, rows, h("section", {}, h("h2", {}, "Faults"), faults, h("div.actions", {}, [["drop", "Drop the sockets"], ["refresh", "Refresh them"], ["warn", "Warn"]]
    .map(([name, words]) => h("button.button", { type: "button", onclick: () => inject(name, true) }, words))))));

wireButton.addEventListener("click", () => toggle(drawer.hidden));

function toggle(open) {
  drawer.hidden = !open;
  wireButton.setAttribute("aria-expanded", String(open));
  if (open) drawer.querySelector("button").focus();
  else wireButton.focus();
  changed();
}

export function drawDrawer() {
  if (drawer.hidden) return;
  const atEnd = rows.scrollHeight - rows.scrollTop - rows.clientHeight < 40;
  reconcile(rows, state.wire.filter((one) => !refusalsOnly.checked || !one.ok).map((one) => ({ key: String(one.n), sign: [one], draw: () => line(one) })));
  if (atEnd) rows.scrollTop = rows.scrollHeight;
  reconcile(faults, Object.entries(state.faults).map(([name, value]) => ({ key: name, sign: [value], draw: () => fault(name, value) })));
}

async function inject(name, value) {
  const done = await told("fault", { name, value });
  if (done.ok) { state.faults = done.result.faults; changed(); }
}

function line(one) {
  const at = new Date((one.at > 1e12 ? one.at : one.at * 1000));
  const body = h("pre", { tabindex: "0" });
  return h("details.wire-line", { class: one.ok === false ? "refused" : "", ontoggle: () => { body.textContent ||= JSON.stringify(one.body, null, 2); } },
    h("summary", {}, h("time", {}, `${at.toLocaleTimeString("en-GB")}.${String(at.getMilliseconds()).padStart(3, "0")}`),
      h("span.from", {}, ARROWS[one.from] ?? one.from), h("span.what", {}, one.what, one.error && h("b", {}, ` ${one.error}`)),
      h("span.ms", {}, one.ms ? `${Math.round(one.ms)} ms` : "")), body);
}

function fault(name, value) {
  const kind = typeof value;
  const set = (to) => inject(name, to);
  const words = name.replaceAll("_", " ");
  if (kind === "boolean") {
    return h("label.choice", {}, h("input", { type: "checkbox", role: "switch", checked: value, "data-focus": name, onchange: ({ target }) => set(target.checked) }), words);
  }
  return h("label.field", {}, words, h("input", { type: kind === "number" ? "number" : "text", step: "any", min: 0, value: value ?? "", "data-focus": name,
    onchange: ({ target }) => set(kind === "number" ? Number(target.value) : target.value) }));
}
