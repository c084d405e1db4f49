// What a person does to an element of a block, and what became of it: busy until acked, marked where it failed.

import { h, icon } from "./dom.js";
import { act } from "./feed.js";
import { agreed, inWords } from "./overlays.js";

const waiting = new Map(); // by place, block and action: {node}
const held = new Map(); // what a person put into elements, by place: {block_id: {action_id: {type, ...}}}

export const placeOf = (where) => where.view_id ?? `${where.channel}/${where.ts}`;
const keyOf = (where, block_id, action_id) => JSON.stringify([placeOf(where), block_id, action_id]);

export const heldAt = (where) => held.get(placeOf(where)) ?? {};
export const forget = (where) => held.delete(placeOf(where));
export function hold(where, block_id, action_id, value) {
  const place = placeOf(where);
  if (!held.has(place)) held.set(place, {});
  (held.get(place)[block_id] ??= {})[action_id] = value;
}

/** Sends a click or a choice. where: {channel, ts} or {view_id}. Asks first where the element has a confirm. */
export async function click(where, block_id, element, value, node) {
  const { confirm } = element;
  const key = keyOf(where, block_id, element.action_id);
  if (waiting.has(key)) return;
  if (confirm && !(await agreed({
    title: confirm.title?.text ?? "Are you sure?", text: confirm.text?.text ?? "", confirm: confirm.confirm?.text,
    deny: confirm.deny?.text, danger: confirm.style === "danger",
  }))) return;
  const entry = { node };
  waiting.set(key, entry);
  mark(node, "busy");
  const done = await act("click", {
    ...where, block_id, action_id: element.action_id, value: { type: element.type, ...value }, state: heldAt(where),
  });
  waiting.delete(key);
  const error = done.ok ? done.result?.failed : done.error;
  mark(entry.node, error ? "failed" : "", error);
}

/** An element drawn anew is as busy as the one it replaces. */
export function adopt(where, block_id, element, node) {
  const entry = waiting.get(keyOf(where, block_id, element.action_id));
  if (entry) mark((entry.node = node), "busy");
  return node;
}

function mark(node, how, error) {
  node.classList.remove("busy", "failed");
  if (how) node.classList.add(how);
  node.setAttribute("aria-busy", String(how === "busy"));
  if (node.nextElementSibling?.classList.contains("failure")) node.nextElementSibling.remove();
  if (how === "failed") node.after(h("span.failure", { role: "alert" }, icon("warn"), inWords(error)));
}
