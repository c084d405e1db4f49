// Builds nodes. A string only ever becomes a text node or an attribute's value, never markup.

const ICONS = {
  hash: "M6.5 2 5 14M11 2 9.5 14M2.5 5.5h11.2M2.3 10.5h11.2",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  back: "M10 3 5 8l5 5",
  close: "m4 4 8 8M12 4l-8 8",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  clip: "m13 7.5-5 5a3 3 0 0 1-4.2-4.2l5.2-5.1a2 2 0 0 1 2.8 2.8L6.9 11a1 1 0 0 1-1.4-1.4l4.5-4.4",
  send: "M2.5 13.5 14 8 2.5 2.5 4 8zM4 8h5",
  bolt: "M9 1.5 3 9h4.5L7 14.5 13 7H8.5z",
  wire: "M1.5 8h3l2-5 3 10 2-5h3",
  trash: "M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.6 9h5.8l.6-9",
  reply: "M2.5 3.5h11v7.5h-6l-3 2.5V11h-2z",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
  down: "M8 3v10M4 9l4 4 4-4",
  check: "m3.5 8.5 3 3 6-7",
  warn: "M8 2 1.5 13.5h13zM8 6.5v3M8 11.8h.01",
};

/** `h("button.primary", {onclick, "aria-label": "Send"}, "Send")`; an attribute that is null or false stays out. */
export function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  node.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key.startsWith("aria-")) node.setAttribute(key, String(value));
    else if (["value", "checked", "selected"].includes(key)) node[key] = value;
    else if (key === "class") node.classList.add(...value.split(" ").filter(Boolean));
    else if (value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name, also = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", class: `icon ${also}`, "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name] ?? ICONS.bolt);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, onclick, attributes) =>
  h("button.icon-button", { type: "button", "aria-label": label, title: label, onclick, ...attributes }, icon(name));

/**
 * Brings the children of `parent` in line with `items` ({key, sign, draw}): a node stays as long as each part of its
 * sign is the same, so that focus, selection and what is being typed survive whatever happens around them.
 */
export function reconcile(parent, items) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map(({ key, sign, draw }) => {
    const old = before.get(key);
    if (old && old.sign.length === sign.length && old.sign.every((part, at) => part === sign[at])) {
      before.delete(key);
      return old;
    }
    const fresh = draw();
    fresh.dataset.key = key;
    fresh.sign = sign;
    return fresh;
  });
  const focused = focusIn(parent);
  before.forEach((node) => node.remove());
  nodes.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
  });
  refocus(parent, focused);
}

/** Which control within `parent` holds the focus, by its data-focus, with the place of the caret. */
export function focusIn(parent) {
  const active = document.activeElement;
  if (!active?.dataset?.focus || !parent.contains(active)) return null;
  return { name: active.dataset.focus, start: active.selectionStart ?? null, end: active.selectionEnd ?? null };
}

export function refocus(parent, focused) {
  if (!focused || focusIn(parent)?.name === focused.name) return;
  const node = parent.querySelector(`[data-focus="${CSS.escape(focused.name)}"]`);
  node?.focus({ preventScroll: true });
  if (node && focused.start !== null && node.setSelectionRange) {
    try { node.setSelectionRange(focused.start, focused.end); } catch { /* an input of a kind without a caret */ }
  }
}

const clock = new Intl.DateTimeFormat([], { hour: "numeric", minute: "2-digit" });
const dayName = new Intl.DateTimeFormat([], { weekday: "long", day: "numeric", month: "long" });
const fullTime = new Intl.DateTimeFormat([], { dateStyle: "full", timeStyle: "medium" });
const moment = (ts) => new Date(Number.parseFloat(ts) * 1000);

export const timeOf = (ts) => clock.format(moment(ts));
export const fullTimeOf = (ts) => fullTime.format(moment(ts));
export const dayKey = (ts) => moment(ts).toDateString();
export function dayOf(ts) {
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (dayKey(ts) === today.toDateString()) return "Today";
  return dayKey(ts) === yesterday.toDateString() ? "Yesterday" : dayName.format(moment(ts));
}
