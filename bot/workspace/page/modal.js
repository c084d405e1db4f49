// Modals: the top view of the person's stack in one dialog, with its errors and its waiting.

import { blocks, stateOf } from "./blocks.js";
import { forget } from "./clicks.js";
import { focusIn, h, iconButton, refocus } from "./dom.js";
import { act } from "./feed.js";
import { withEmoji } from "./mrkdwn.js";
import { inWords } from "./overlays.js";
import { apply, state } from "./state.js";

let drawn = null; // the view that is shown, as it was drawn
let errors = {};
let trouble = "";
let busy = false;

const FIELDS = ":is(input, textarea, select)";
const dialog = h("dialog.dialog.modal", {
  "aria-labelledby": "modal-title", onclose: () => { if (state.views.length) close(); },
  onkeydown: (event) => { if (event.key === "Escape") { event.preventDefault(); close(); } },
});
document.body.append(dialog);

/** Shows the top of the stack, or nothing. */
export function drawModal() {
  const view = state.views.at(-1) ?? null;
  if (view === drawn) return;
  const sameView = view && drawn?.id === view.id;
  if (drawn && !state.views.some((one) => one.id === drawn.id)) forget({ view_id: drawn.id });
  drawn = view;
  if (!sameView || !busy) { errors = {}; trouble = ""; }
  if (!sameView) busy = false;
  if (!view) {
    if (dialog.open) dialog.close();
    if (document.activeElement === document.body) document.querySelector(".composer textarea")?.focus();
    return;
  }
  draw({ fresh: !sameView });
  if (!dialog.open) dialog.showModal();
  const first = ["[autofocus]", `.dialog-body ${FIELDS}`, "[data-focus=submit]", "button"];
  if (!sameView) first.map((one) => dialog.querySelector(one)).find(Boolean).focus();
}

function draw({ fresh = false } = {}) {
  const view = drawn;
  const focused = focusIn(dialog);
  const scroll = fresh ? 0 : dialog.querySelector(".dialog-body")?.scrollTop ?? 0;
  const body = h("div.dialog-body", {}, trouble && h("p.error.trouble", { role: "alert" }, trouble),
    blocks(view.blocks, { where: { view_id: view.id }, errors, changed: clear }));
  const header = h("header", {}, state.views.length > 1 && iconButton("back", "Back", () => close()),
    h("h2", { id: "modal-title" }, withEmoji(view.title?.text)), iconButton("close", "Close", () => close(true)));
  const cancel = { type: "button", "data-focus": "close", onclick: () => close() };
  const send = { type: "submit", "data-focus": "submit", class: busy ? "busy" : "", "aria-busy": busy };
  const footer = (view.submit || view.close) && h("footer", {},
    h("button", cancel, withEmoji(view.close?.text ?? "Cancel")),
    view.submit && h("button.primary", send, withEmoji(view.submit.text)));
  const onsubmit = (event) => { event.preventDefault(); submit(); };
  dialog.replaceChildren(h("form", { novalidate: true, onsubmit }, header, body, footer));
  body.scrollTop = scroll;
  refocus(dialog, focused);
}

/** What was wrong with a field goes as soon as the field is changed. */
function clear(id) {
  if (!errors[id]) return;
  delete errors[id];
  const block = dialog.querySelector(`[data-block="${CSS.escape(id)}"]`);
  block?.classList.remove("wrong");
  block?.querySelector(".error")?.remove();
  block?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
}

async function submit() {
  const view = drawn;
  if (busy || !view) return;
  const values = stateOf(view);
  errors = faults(view, values);
  trouble = "";
  if (!Object.keys(errors).length) {
    busy = true;
    draw();
    const done = await act("submit", { view_id: view.id, state: values });
    busy = false;
    errors = { ...done.result?.errors };
    const failed = done.ok ? done.result?.failed : done.error;
    trouble = failed ? `We had some trouble connecting. Try again? ${inWords(failed)}` : "";
  }
  if (drawn?.id !== view.id) return;
  draw();
  dialog.querySelector(`.wrong ${FIELDS}`)?.focus();
}

async function close(all = false) {
  const view = drawn;
  if (!view) return;
  const done = await act("close", { view_id: view.id, all: all && state.views.length > 1 });
  if (!done.ok && state.views.includes(view)) apply({ kind: "view_closed", view_id: all ? null : view.id });
}

/** What Slack's own client refuses before the app hears of it, by block. */
function faults(view, values) {
  const found = (view.blocks ?? []).filter((block) => block.type === "input").map((block) => {
    const held = Object.entries(values[block.block_id]?.[block.element.action_id] ?? {});
    return [block.block_id, faultOf(block, held.find(([key]) => key !== "type")?.[1])];
  });
  return Object.fromEntries(found.filter(([, fault]) => fault));
}

function faultOf({ element: el, optional }, value) {
  if (value === null || value === undefined || value.length === 0) {
    return optional ? "" : "Please complete this required field.";
  }
  if (value.length < el.min_length) return `Please write at least ${el.min_length} characters.`;
  const isMail = () => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
  if (el.type === "email_text_input" && !isMail()) return "Please enter an e-mail address.";
  if (el.type === "url_text_input" && !/^https?:\/\/\S+$/.test(value)) return "Please enter a web address.";
  if (el.type !== "number_input") return "";
  if (!/^-?\d+(\.\d+)?$/.test(value)) return "Please enter a number.";
  if (!el.is_decimal_allowed && value.includes(".")) return "Please enter a whole number.";
  if (Number(value) < Number(el.min_value ?? -Infinity)) return `Please enter ${el.min_value} or more.`;
  return Number(value) > Number(el.max_value ?? Infinity) ? `Please enter ${el.max_value} or less.` : "";
}
