// What lies over the page: a menu, a question, a passing word.

import { h } from "./dom.js";

let count = 0;
export const newId = (prefix) => `${prefix}-${(count += 1)}`;

/** Opens a menu beside `anchor`. items: {label, detail, act, danger}; null is a line between groups. */
export function menu(anchor, label, items) {
  const list = h("div.menu", { role: "menu", "aria-label": label, popover: "auto" },
    items.map((item) => item === null ? h("hr", { role: "separator" }) :
      h("button", {
        type: "button", role: "menuitem", tabindex: "-1", class: item.danger ? "danger" : "",
        onclick: () => { close(); item.act(); },
      }, h("span", {}, item.label), item.detail && h("small", {}, item.detail))));
  const entries = [...list.querySelectorAll("button")];
  const close = () => { list.hidePopover(); anchor.focus(); };
  list.addEventListener("toggle", (event) => {
    anchor.setAttribute("aria-expanded", event.newState === "open");
    if (event.newState === "closed") {
      if (list.contains(document.activeElement)) anchor.focus();
      list.remove();
    }
  });
  list.addEventListener("keydown", (event) => {
    const at = entries.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) { event.preventDefault(); entries.at(to % entries.length).focus(); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(); }
    if (event.key === "Tab") list.hidePopover();
  });
  anchor.after(list);
  list.showPopover();
  const place = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = place.bottom + height + 8 < innerHeight || place.top < height;
  list.style.left = `${Math.max(8, Math.min(place.right - width, innerWidth - width - 8))}px`;
  list.style.top = `${Math.max(8, below ? place.bottom + 4 : place.top - height - 4)}px`;
  entries[0]?.focus();
}

/** Asks before something is done. Resolves to whether the person agreed. */
export function agreed({ title, text, confirm = "OK", deny = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    const heading = newId("question");
    const dialog = h("dialog.dialog.question", { "aria-labelledby": heading },
      h("h2", { id: heading }, title), h("div.dialog-body", {}, text),
      h("footer", {},
        h("button", { type: "button", onclick: () => dialog.close("") }, deny),
        h("button", { type: "button", class: danger ? "danger" : "primary", autofocus: true,
          onclick: () => dialog.close("yes") }, confirm)));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Says something for a few seconds, aloud too. */
export function toast(text, { error = false } = {}) {
  const shown = h("div.toast", { class: error ? "error" : "" }, text);
  document.getElementById("toasts").append(shown);
  setTimeout(() => shown.remove(), 6000);
}

/** Slack's error words, as a person reads them. */
export function inWords(error) {
  const words = {
    operation_timeout: "The app did not answer within three seconds (operation_timeout).",
    connection_lost: "The connection was lost. Nothing was sent.",
    dispatch_failed: "The app is not connected (dispatch_failed).",
  };
  return words[error] ?? `This did not work (${error || "unknown_error"}).`;
}
