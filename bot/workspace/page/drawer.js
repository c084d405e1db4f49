// The drawer: what went over the wire, refusals in red, and the faults that can be switched on.

import { h, iconButton, reconcile } from "./dom.js";
import { wireButton } from "./channels.js";
import { told } from "./message.js";
import { changed, state } from "./state.js";

const ARROWS = { app: "App →", slack: "→ App", person: "Person" };
const COUNTED = ["storm", "server_errors"];
const rows = h("div.wire", { role: "log", "aria-label": "Wire", "aria-live": "off", tabindex: "0" });
const faults = h("form.faults", { "aria-label": "Faults", onsubmit: (event) => event.preventDefault() });
const refusalsOnly = h("input", { type: "checkbox", onchange: () => changed() });
export const drawer = h("aside.drawer", { "aria-label": "Wire and faults", hidden: true },
  h("header", {}, h("h2", {}, "Wire"), h("label.choice", {}, refusalsOnly, "Refusals only"),
    h("button.button", { type: "button", onclick: () => { state.wire = []; changed(); } }, "Clear"),
    iconButton("close", "Close the wire", () => toggle(false))),
  h("div.drawer-body", {}, rows, h("section", {}, h("h2", {}, "Faults"), faults,
    h("div.actions", {},
      breaks("drop", "Drop the sockets"), breaks("refresh", "Refresh them"), breaks("warn", "Warn")))));

function breaks(name, words) {
  return h("button.button", { type: "button", onclick: () => inject(name, true) }, words);
}

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
  const wanted = state.wire.filter((one) => !refusalsOnly.checked || !one.ok);
  reconcile(rows, wanted.map((one) => ({ key: `${one.n}`, sign: [one], draw: () => line(one) })));
  if (atEnd) rows.scrollTop = rows.scrollHeight;
  reconcile(faults, Object.entries(state.faults).map(([name, value]) =>
    ({ key: name, sign: [value], draw: () => fault(name, value) })));
}

async function inject(name, value) {
  const done = await told("fault", { name, value });
  if (done.ok) { state.faults = done.result.faults; changed(); }
}

function line(one) {
  const at = new Date(one.at * 1000);
  const time = `${at.toLocaleTimeString("en-GB")}.${String(at.getMilliseconds()).padStart(3, "0")}`;
  const body = h("pre", { tabindex: "0" });
  const ontoggle = () => { body.textContent ||= JSON.stringify(one.body, null, 2); };
  return h("details.wire-line", { class: one.ok ? "" : "refused", ontoggle },
    h("summary", {}, h("time", {}, time), h("span.from", {}, ARROWS[one.from]),
      h("span.what", {}, one.what, one.error && h("b", {}, ` ${one.error}`)),
      h("span.ms", {}, one.ms ? `${Math.round(one.ms)} ms` : "")), body);
}

function fault(name, value) {
  const words = name.replaceAll("_", " ") + (COUNTED.includes(name) ? ", calls left" : "");
  const input = (more, read) =>
    h("input", { ...more, "data-focus": name, onchange: ({ target }) => inject(name, read(target)) });
  if (typeof value === "boolean") {
    const flag = input({ type: "checkbox", role: "switch", checked: value }, (target) => target.checked);
    return h("label.choice", {}, flag, words);
  }
  const isNumber = typeof value === "number";
  const field = { type: isNumber ? "number" : "text", step: "any", min: 0, value };
  return h("label.field", {}, words, input(field, (target) => (isNumber ? Number(target.value) : target.value)));
}
