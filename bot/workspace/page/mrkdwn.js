// Slack's mrkdwn, escaped as it travels, to nodes; and what a person types to mrkdwn and back.

import { h } from "./dom.js";
import { nameOf, person, state } from "./state.js";

const LETTER = "\\p{L}\\p{M}\\p{N}";
const styled = (mark) => {
  const sign = mark === "*" ? "\\*" : mark;
  return `(?<![${LETTER}${mark}])${sign}(?=[^\\s${mark}])([^\\n${mark}]*[^\\s${mark}])${sign}(?![${LETTER}${mark}])`;
};
const INLINE = new RegExp(
  `\`([^\`\\n]+)\`|<([^<>\\n]+)>|${styled("*")}|${styled("_")}|${styled("~")}|` +
  `(https?://[^\\s<>"]*[^\\s<>".,;:!?)\\]}'])|:([a-z0-9_+-]+):`, "gu");
const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", wave: "👋", pray: "🙏", clap: "👏", eyes: "👀", tada: "🎉",
  heart: "❤️", fire: "🔥", rocket: "🚀", bulb: "💡", memo: "📝", pencil: "📝", calendar: "📅", date: "📅", bell: "🔔",
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", no_entry: "⛔", question: "❓",
  exclamation: "❗", hourglass: "⌛", hourglass_flowing_sand: "⏳", mag: "🔍", link: "🔗", lock: "🔒", key: "🔑",
  star: "⭐", sparkles: "✨", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", bar_chart: "📊",
  moneybag: "💰", package: "📦", truck: "🚚", handshake: "🤝", phone: "☎️", email: "📧", paperclip: "📎",
  pushpin: "📌", round_pushpin: "📍", smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔",
  robot_face: "🤖", speech_balloon: "💬", zap: "⚡", arrow_right: "➡️", arrow_up: "⬆️", arrow_down: "⬇️",
  red_circle: "🔴", large_green_circle: "🟢", large_yellow_circle: "🟡",
};

export const emoji = (name) => EMOJI[name] ?? `:${name}:`;
export const withEmoji = (text) => String(text ?? "").replace(/:([a-z0-9_+-]+):/g, (all, name) => EMOJI[name] ?? all);
const unescaped = (text) => text.replace(/&(lt|gt|amp);/g, (all, name) => ({ lt: "<", gt: ">", amp: "&" })[name]);

/** The address where it is one a page may lead to, else null: a link with javascript: or data: stays text. */
export function safeAddress(address, { image = false } = {}) {
  try {
    const { protocol, origin, href } = new URL(address, location.href);
    const schemes = image ? ["http:", "https:"] : ["http:", "https:", "mailto:", "tel:"];
    return schemes.includes(protocol) || (image && protocol === "blob:" && origin === location.origin) ? href : null;
  } catch {
    return null;
  }
}

export function link(address, label) {
  const safe = safeAddress(address);
  if (!safe || !/^[a-z]+:/i.test(address)) return h("span", {}, label || address);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, label || address);
}

/** What stands between < and >: a mention, a channel, a date or a link. */
export function token(inside) {
  const cut = inside.indexOf("|");
  const [body, label] = cut < 0 ? [inside, ""] : [inside.slice(0, cut), unescaped(inside.slice(cut + 1))];
  const rest = body.slice(1);
  if (body[0] === "@") {
    const name = state.people.has(rest) ? nameOf(person(rest)) : label || rest;
    return h("span.mention", { class: rest === state.me ? "me" : "" }, `@${name}`);
  }
  if (body[0] === "#") {
    const channel = state.channels.get(rest);
    const name = `#${channel?.name ?? (label || rest)}`;
    return channel ? h("a.mention", { href: `#/${rest}` }, name) : h("span.mention", {}, name);
  }
  if (body.startsWith("!date^")) return h("span", {}, dated(body.split("^"), label));
  if (body[0] === "!") return h("span.mention.me", {}, label || `@${rest.split("^").at(-1)}`);
  return link(unescaped(body), label);
}

function dated([, seconds, format], fallback) {
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return fallback;
  const say = (options) => new Intl.DateTimeFormat([], options).format(when);
  const parts = {
    date_num: () => when.toLocaleDateString("sv"), date_long: () => say({ dateStyle: "full" }),
    date_short: () => say({ dateStyle: "medium" }), date: () => say({ dateStyle: "long" }),
    time_secs: () => say({ timeStyle: "medium" }), time: () => say({ timeStyle: "short" }),
  };
  const said = (all, name) => parts[name.replace("_pretty", "")]?.() ?? all;
  return (format ?? "").replace(/\{(\w+)\}/g, said) || fallback;
}

function inline(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const [all, code, inside, bold, italic, strike, address, name] = found;
    nodes.push(unescaped(text.slice(at, found.index)));
    at = found.index + all.length;
    if (code) nodes.push(h("code", {}, unescaped(code)));
    else if (inside) nodes.push(token(inside));
    else if (bold) nodes.push(h("strong", {}, inline(bold)));
    else if (italic) nodes.push(h("em", {}, inline(italic)));
    else if (strike) nodes.push(h("s", {}, inline(strike)));
    else if (address) nodes.push(link(unescaped(address)));
    else nodes.push(emoji(name));
  }
  nodes.push(unescaped(text.slice(at)));
  return nodes;
}

/** Nodes of a mrkdwn text; line breaks are kept by the style sheet. */
export function mrkdwn(text) {
  const whole = String(text ?? "");
  const parts = whole.split("```");
  if (parts.length % 2 === 0) return h("div.mrkdwn", {}, quoted(whole));
  return h("div.mrkdwn", {}, parts.map((part, at) => at % 2
    ? h("pre", {}, unescaped(part.replace(/^\n|\n$/g, "").replace(/<([^<>|\n]+)(?:\|[^<>\n]+)?>/g, "$1")))
    : part && quoted(at ? part.replace(/^\n/, "") : part)));
}

function quoted(text) {
  const lines = text.split("\n");
  const nodes = [];
  let plain = [];
  let quote = [];
  const end = () => {
    if (quote.length) nodes.push(h("blockquote", {}, inline(quote.join("\n"))));
    if (plain.length) nodes.push(...inline(plain.join("\n")));
    plain = [];
    quote = [];
  };
  lines.forEach((line) => {
    const found = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (Boolean(found) !== quote.length > 0) end();
    if (found) quote.push(found[1]);
    else plain.push(line);
  });
  end();
  return nodes;
}

/** A text object: plain_text as it is, mrkdwn as mrkdwn. */
export const textObject = (text) =>
  text?.type === "mrkdwn" ? mrkdwn(text.text) : h("span.plain", {}, withEmoji(text?.text ?? text ?? ""));

const marks = () => [
  ...[...state.people.values()].flatMap((one) => [nameOf(one), one.name].map((name) => [`@${name}`, `<@${one.id}>`])),
  ...[...state.channels.values()].filter((one) => one.name).map(({ id, name }) => [`#${name}`, `<#${id}|${name}>`]),
];

/** What was typed, with the names in it as Slack marks them; the server escapes the rest. The longest name wins. */
export function written(text) {
  const known = new Map(marks().map(([name, mark]) => [name.toLowerCase(), mark]));
  const longestFirst = [...known.keys()].sort((one, other) => other.length - one.length);
  const either = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const named = new RegExp(`(?<![${LETTER}])(?:${either})(?![${LETTER}])`, "giu");
  return text.replace(named, (found) => known.get(found.toLowerCase()) ?? found);
}

/** The way back, for editing. */
export const typed = (text) => unescaped(String(text ?? "").replace(/<([^<>\n]+)>/g, (all, inside) => {
  const [body, label] = inside.split("|");
  if (body[0] === "@") return `@${nameOf(person(body.slice(1)))}`;
  if (body[0] === "#") return `#${state.channels.get(body.slice(1))?.name ?? label ?? body.slice(1)}`;
  return body[0] === "!" ? `@${body.slice(1)}` : body;
}));
