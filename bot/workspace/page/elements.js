// The interactive elements of Block Kit. Each holds its value in Slack's shape and says when it changed.

import { adopt, click, heldAt, hold } from "./clicks.js";
import { h, icon } from "./dom.js";
import { upload } from "./feed.js";
import { menu, newId, toast } from "./overlays.js";
import { safeAddress, textObject, withEmoji } from "./mrkdwn.js";
import { search, select, several } from "./selects.js";
import { state } from "./state.js";

// By type: the key of what it holds in Slack's state, and the element's own key for its first value.
const HOLDS = {
  file_input: ["files", null],
  rich_text_input: ["rich_text_value", "initial_value"],
  ...keys("value", "initial_value", "plain_text_input email_text_input url_text_input number_input"),
  ...keys("selected_date", "initial_date", "datepicker"),
  ...keys("selected_time", "initial_time", "timepicker"),
  ...keys("selected_date_time", "initial_date_time", "datetimepicker"),
  ...keys("selected_option", "initial_option", "radio_buttons static_select external_select"),
  ...keys("selected_options", "initial_options", "checkboxes multi_static_select multi_external_select"),
  ...keys("selected_user", "initial_user", "users_select"),
  ...keys("selected_users", "initial_users", "multi_users_select"),
  ...keys("selected_channel", "initial_channel", "channels_select"),
  ...keys("selected_channels", "initial_channels", "multi_channels_select"),
  ...keys("selected_conversation", "initial_conversation", "conversations_select"),
  ...keys("selected_conversations", "initial_conversations", "multi_conversations_select"),
};

function keys(held, first, types) {
  return Object.fromEntries(types.split(" ").map((type) => [type, [held, first]]));
}

export const holdsValue = (element) => element?.type in HOLDS;

/** What an element holds: what was put in, else its first value; null or [] where there is neither. */
export function valueOf(where, block_id, element) {
  const [key, first] = HOLDS[element.type];
  const none = key.endsWith("s") ? [] : null;
  return heldAt(where)[block_id]?.[element.action_id] ?? { type: element.type, [key]: element[first] ?? none };
}

/** Draws an element. context: {where, input: whether an input block holds it, dispatches, label, id, describedBy}. */
export function element(el, block_id, context) {
  const draw = DRAWN[el.type];
  if (!draw) return h("span.unknown", {}, `${el.type} is not shown here`);
  const { where } = context;
  const [key] = HOLDS[el.type] ?? [];
  const label = el.accessibility_label ?? el.placeholder?.text ?? el.type.replaceAll("_", " ");
  const focus = `${block_id}/${el.action_id}`;
  const node = draw(el, {
    where, block_id, context, focus, value: key && valueOf(where, block_id, el)[key],
    name: {
      id: context.id, "aria-label": context.label ? null : label, "aria-describedby": context.describedBy,
      "data-focus": focus, autofocus: el.focus_on_load, placeholder: el.placeholder?.text,
    },
    send: (value, on = node) => click(where, block_id, el, value, on),
    change: (value, dispatches = true) => {
      hold(where, block_id, el.action_id, { type: el.type, [key]: value });
      context.changed?.(block_id);
      if (dispatches && (!context.input || context.dispatches)) click(where, block_id, el, { [key]: value }, node);
    },
  });
  return adopt(where, block_id, el, node);
}

const opens = (address) => {
  const safe = address && safeAddress(address);
  if (safe) window.open(safe, "_blank", "noopener");
};

function button(el, { send, focus }) {
  const onclick = () => { opens(el.url); send({ value: el.value, text: el.text }); };
  return h("button.button", {
    type: "button", class: el.style ?? "", "aria-label": el.accessibility_label, "data-focus": focus, onclick,
  }, withEmoji(el.text?.text), el.url && h("span.visually-hidden", {}, " (opens a page)"));
}

function iconAction(el, { send, focus }) {
  const label = el.accessibility_label ?? el.text?.text;
  return h("button.icon-button.small", {
    type: "button", "aria-label": label, title: label, "data-focus": focus, onclick: () => send({ value: el.value }),
  }, icon(el.icon));
}

function feedback(el, { send, focus }) {
  const given = ({ text, value, accessibility_label }, side) => {
    const node = h("button.feedback", {
      type: "button", "aria-label": accessibility_label, "aria-pressed": false, "data-focus": `${focus}/${side}`,
      onclick: () => {
        node.parentNode.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", one === node));
        send({ value, text }, node);
      },
    }, withEmoji(text?.text));
    return node;
  };
  return h("span.feedback-pair", { role: "group", "aria-label": "Feedback" },
    given(el.positive_button, "good"), given(el.negative_button, "bad"));
}

function overflow(el, { send, focus }) {
  const items = el.options.map((option) => ({
    label: withEmoji(option.text.text), detail: option.description?.text,
    act: () => { opens(option.url); send({ selected_option: option }); },
  }));
  const label = el.accessibility_label ?? "More options";
  const node = h("button.icon-button.bordered", {
    type: "button", "aria-haspopup": "menu", "aria-expanded": false, "aria-label": label, "data-focus": focus,
    onclick: () => menu(node, label, items),
  }, icon("more"));
  return node;
}

function textInput(el, { value, name, change, send, context }) {
  const rich = el.type === "rich_text_input";
  const tall = el.multiline || rich;
  const onTyping = el.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
  const asRich = (text) => ({
    type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
  });
  return h(tall ? "textarea" : "input", {
    ...name, autocomplete: "off", maxlength: el.max_length, rows: tall ? 4 : null,
    type: { email_text_input: "email", url_text_input: "url" }[el.type] ?? (tall ? null : "text"),
    inputmode: el.type === "number_input" ? (el.is_decimal_allowed ? "decimal" : "numeric") : null,
    value: (rich ? value?.elements?.[0]?.elements?.map((one) => one.text ?? "").join("") : value) ?? "",
    oninput: ({ target: { value: text } }) => change(text ? (rich ? asRich(text) : text) : null, onTyping ?? false),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing || tall || !context.dispatches || onTyping) return;
      event.preventDefault();
      send({ value: event.target.value });
    },
  });
}

function picker(el, { value, name, change }) {
  const type = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" }[el.type];
  if (el.type !== "datetimepicker") {
    return h("input", { ...name, type, value: value ?? "", onchange: ({ target }) => change(target.value || null) });
  }
  const shift = value ? new Date(value * 1000).getTimezoneOffset() * 60 : 0;
  const local = value ? new Date((value - shift) * 1000).toISOString().slice(0, 16) : "";
  const seconds = (text) => Math.floor(new Date(text).getTime() / 1000) || null;
  return h("input", { ...name, type, value: local, onchange: ({ target }) => change(seconds(target.value)) });
}

function choices(el, { value, change, name, context, focus }) {
  const single = el.type === "radio_buttons";
  const group = newId("choice");
  const chosen = new Set((single ? [value] : value).filter(Boolean).map((one) => one.value));
  const choose = (option, on) => {
    if (single) chosen.clear();
    if (on) chosen.add(option.value);
    else chosen.delete(option.value);
    const all = el.options.filter((one) => chosen.has(one.value));
    change(single ? all[0] ?? null : all);
  };
  return h("div.choices", {
    role: single ? "radiogroup" : "group", "aria-labelledby": context.label, "aria-label": name["aria-label"],
    "aria-describedby": name["aria-describedby"],
  }, el.options.map((option, at) => h("label.choice", {},
    h("input", {
      type: single ? "radio" : "checkbox", name: group, checked: chosen.has(option.value),
      "data-focus": `${focus}/${at}`, onchange: ({ target }) => choose(option, target.checked),
    }),
    h("span", {}, textObject(option.text), option.description && h("small", {}, textObject(option.description))))));
}

function fileInput(el, { value, change, name }) {
  const files = [...value];
  const list = h("ul.files");
  const draw = () => list.replaceChildren(...files.map((file, at) => h("li", {}, file.name, h("button", {
    type: "button", "aria-label": `Remove ${file.name}`,
    onclick: () => { files.splice(at, 1); change([...files]); draw(); },
  }, icon("close")))));
  const take = async ({ target }) => {
    for (const file of target.files) {
      try {
        files.push(await upload(file, state.me));
      } catch {
        toast(`${file.name} could not be uploaded.`, { error: true });
      }
    }
    target.value = "";
    change([...files]);
    draw();
  };
  draw();
  return h("div", {}, list, h("input", {
    ...name, placeholder: null, type: "file", multiple: (el.max_files ?? 10) > 1, onchange: take,
    accept: el.filetypes?.map((type) => `.${type}`).join(","),
  }));
}

const drawnBy = (draw, types) => Object.fromEntries(types.split(" ").map((type) => [type, draw]));
const DRAWN = {
  ...drawnBy(button, "button workflow_button"), icon_button: iconAction, feedback_buttons: feedback, overflow,
  ...drawnBy(textInput, "plain_text_input email_text_input url_text_input number_input rich_text_input"),
  ...drawnBy(picker, "datepicker timepicker datetimepicker"), ...drawnBy(choices, "radio_buttons checkboxes"),
  ...drawnBy(select, "static_select users_select channels_select conversations_select"),
  ...drawnBy(several, "multi_static_select multi_users_select multi_channels_select multi_conversations_select"),
  ...drawnBy(several, "multi_external_select"), external_select: search, file_input: fileInput,
};
