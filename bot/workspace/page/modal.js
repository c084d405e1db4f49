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

const dialog = h("dialog.dialog.modal", { "aria-labelledby": "modal-title", onkeydown: (event) => {
  if (event.key === "Escape") { event.preventDefault(); close(); }
} });
dialog.addEventListener("close", () => { if (state.views.length) close(); });
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
  if (!sameView) (dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body :is(input, textarea, select, button)") ?? dialog.querySelector("button"))?.focus();
}

function draw({ fresh = false } = {}) {
  const view = drawn;
  const focused = focusIn(dialog);
  const scroll = fresh ? 0 : dialog.querySelector(".dialog-body")?.scrollTop ?? 0;
  const body = h("div.dialog-body", {}, trouble && h("p.error.trouble", { role: "alert" }, trouble),
    blocks(view.blocks, { where: { view_id: view.id }, errors, changed: (id) => { if (errors[id]) { delete errors[id]; clear(id); } } }));
  dialog.replaceChildren(h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(); } },
    h("header", {}, state.views.length > 1 && iconButton("back", "Back", () => close()), h("h2", { id: "modal-title" }, withEmoji(view.title?.text)),
      iconButton("close", "Close", () => close(true))),
    body,
    (view.submit || view.close) && h("footer", {},
      h("button", { type: "button", "data-focus": "close", onclick: () => close() }, withEmoji(view.close?.text ?? "Cancel")),
      view.submit && h("button.primary", { type: "submit", "data-focus": "submit", class: busy ? "busy" : "", "aria-busy": busy }, withEmoji(view.submit.text)))));
  body.scrollTop = scroll;
  refocus(dialog, focused);
}

/** What was wrong with a field goes as soon as the field is changed. */
function clear(id) {
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
  dialog.querySelector("[aria-invalid], .wrong :is(input, textarea, select)")?.focus();
}

async function close(all = false) {
  const view = drawn;
  if (!view) return;
  const done = await act("close", { view_id: view.id, all: all && state.views.length > 1 });
  if (!done.ok && state.views.includes(view)) apply({ kind: "view_closed", view_id: all ? null : view.id });
}

/** What Slack's own client refuses before the app hears of it. */
function faults(view, values) {
  const found = {};
  (view.blocks ?? []).forEach((block) => {
    if (block.type !== "input") return;
    const el = block.element;
    const id = block.block_id;
    const { type, ...rest } = values[id]?.[el.action_id] ?? {};
    const [value] = Object.values(rest);
    if (value === null || value === undefined || value === "" || value.length === 0) {
      if (!block.optional) found[id] = "Please complete this required field.";
    } else if (el.min_length && value.length < el.min_length) found[id] = `Please write at least ${el.min_length} characters.`;
    else if (type === "email_text_input" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) found[id] = "Please enter an e-mail address.";
    else if (type === "url_text_input" && !/^https?:\/\/\S+$/.test(value)) found[id] = "Please enter a web address.";
    else if (type === "number_input") {
      const good = el.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
      if (!good.test(value)) found[id] = el.is_decimal_allowed ? "Please enter a number." : "Please enter a whole number.";
      else if (el.min_value !== undefined && Number(value) < Number(el.min_value)) found[id] = `Please enter ${el.min_value} or more.`;
      else if (el.max_value !== undefined && Number(value) > Number(el.max_value)) found[id] = `Please enter ${el.max_value} or less.`;
    }
  });
  return found;
}
