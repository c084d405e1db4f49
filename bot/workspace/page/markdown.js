// Standard Markdown, as the markdown block holds it, to nodes. HTML in it stays text.

import { h } from "./dom.js";
import { emoji, link, token } from "./mrkdwn.js";

const INLINE = new RegExp([
  "\\\\([\\\\`*_{}\\[\\]()#+\\-.!~|<>])", // an escaped sign
  "(`+)(.+?)(?<!`)\\2(?!`)", // code
  "!?\\[((?:\\\\.|[^\\]\\\\])*)\\]" + // a link, or an image
  "\\(\\s*<?([^\\s()<>]*(?:\\([^\\s()]*\\)[^\\s()<>]*)*)>?(?:\\s+\"[^\"]*\")?\\s*\\)",
  "\\*\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*\\*",
  "\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*(?!\\*)",
  "(?<![\\p{L}\\p{M}\\p{N}])__(?=\\S)(.+?)(?<=\\S)__(?![\\p{L}\\p{M}\\p{N}])",
  "\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*(?!\\*)",
  "(?<![\\p{L}\\p{M}\\p{N}_])_(?=[^\\s_])(.+?)(?<=[^\\s_])_(?![\\p{L}\\p{M}\\p{N}_])",
  "~~(?=\\S)(.+?)(?<=\\S)~~",
  "<((?:https?:|mailto:|[@#!])[^<>\\s|]*(?:\\|[^<>]*)?)>",
  "(https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}'*_~])",
  ":([a-z0-9_+-]+):",
].join("|"), "gsu");

function inline(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const [all, sign, , code, label, address, both, bold, bold2, italic, italic2, strike, angle, bare, name] = found;
    nodes.push(text.slice(at, found.index));
    at = found.index + all.length;
    if (sign) nodes.push(sign);
    else if (code !== undefined) nodes.push(h("code", {}, code.replace(/\n/g, " ").trim()));
    else if (address !== undefined) nodes.push(link(address, inline(label)));
    else if (both) nodes.push(h("strong", {}, h("em", {}, inline(both))));
    else if (bold || bold2) nodes.push(h("strong", {}, inline(bold || bold2)));
    else if (italic || italic2) nodes.push(h("em", {}, inline(italic || italic2)));
    else if (strike) nodes.push(h("s", {}, inline(strike)));
    else if (angle) nodes.push(token(angle));
    else if (bare) nodes.push(link(bare));
    else nodes.push(emoji(name));
  }
  nodes.push(text.slice(at));
  return nodes;
}

const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +(.*))?$/;
const family = (marker) => marker && marker.at(-1);
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const DELIMITERS = /^ *\|?( *:?-+:? *\|)* *:?-+:? *\|? *$/;
const cells = (line) => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/)
  .map((cell) => cell.trim().replaceAll("\\|", "|"));
const beginsTable = (line, next) =>
  line.includes("|") && DELIMITERS.test(next) && cells(line).length === cells(next).length;
const STARTS = [/^ {0,3}(`{3,}|~{3,})/, /^ {0,3}#{1,6} /, RULE, /^ {0,3}>/, ITEM, /^\s*$/];

/** Nodes of a Markdown text. */
export const markdown = (text) => h("div.markdown", {}, blocks(String(text ?? "").replace(/\r\n?/g, "\n").split("\n")));

function blocks(lines) {
  const nodes = [];
  let at = 0;
  const whileTrue = (test) => {
    const from = at;
    while (at < lines.length && test(lines[at], lines[at + 1] ?? "")) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line);
    const heading = /^ {0,3}(#{1,6}) +(.*?)(?: +#+)? *$/.exec(line);
    if (!line.trim()) at += 1;
    else if (fence) {
      at += 1;
      const code = whileTrue((one) => !one.trim().startsWith(fence[1]));
      at += 1;
      nodes.push(h("pre", { tabindex: "0" }, h("code", {}, code.join("\n"))));
    } else if (heading) {
      at += 1;
      const level = heading[1].length;
      const look = { role: "heading", "aria-level": Math.min(6, level + 2), class: `h${level}` };
      nodes.push(h("div.heading", look, inline(heading[2])));
    } else if (RULE.test(line)) {
      at += 1;
      nodes.push(h("hr"));
    } else if (beginsTable(line, lines[at + 1] ?? "")) {
      nodes.push(table(whileTrue((one) => one.trim() && one.includes("|"))));
    } else if (/^ {0,3}>/.test(line)) {
      const quoted = whileTrue((one) => /^ {0,3}>/.test(one)).map((one) => one.replace(/^ {0,3}> ?/, ""));
      nodes.push(h("blockquote", {}, blocks(quoted)));
    } else if (ITEM.test(line)) {
      const [, indent, marker] = ITEM.exec(line);
      const inside = (one) => one.startsWith(`${indent} `);
      const sibling = (one) => !RULE.test(one) && family(ITEM.exec(one)?.[2]) === family(marker);
      const belongs = (one) => inside(one) || sibling(one);
      nodes.push(list(whileTrue((one, next) => belongs(one) || (!one.trim() && belongs(next)))));
    } else {
      at += 1;
      const more = whileTrue((one) => !STARTS.some((start) => start.test(one)));
      nodes.push(h("p", {}, inline([line, ...more].map((one) => one.trim()).join("\n"))));
    }
  }
  return nodes;
}

function list(lines) {
  const [, first, marker] = ITEM.exec(lines[0]);
  const ordered = /\d/.test(marker);
  const items = [];
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (found && found[1].length < first.length + 2) items.push([found[3] ?? ""]);
    else items.at(-1).push(line.replace(new RegExp(`^ {0,${first.length + marker.length + 1}}`), ""));
  }
  return h(ordered ? "ol" : "ul", { start: ordered ? Number.parseInt(marker, 10) : null }, items.map(item));
}

function item([head, ...rest]) {
  const [, sign, task] = /^\[([ xX])\] +(.*)$/.exec(head) ?? [];
  const done = { checked: sign !== " ", "aria-label": sign === " " ? "open" : "done" };
  const box = sign && h("input", { type: "checkbox", disabled: true, ...done });
  const starts = rest.findIndex((one) => STARTS.some((start) => start.test(one)));
  const nested = starts < 0 ? [] : rest.slice(starts);
  const own = [task ?? head, ...rest.slice(0, rest.length - nested.length)].map((one) => one.trim()).join("\n");
  return h("li", { class: sign ? "task" : "" }, box, inline(own), blocks(nested));
}

function table([head, delimiters, ...rows]) {
  const sides = { "::": "center", ":": "right" };
  const align = cells(delimiters).map((one) => sides[one.replace(/^(:?)-+(:?)$/, (all, from, to) => to && from + to)]);
  const row = (line, tag) => h("tr", {}, align.map((side = "left", at) =>
    h(tag, { class: side, scope: tag === "th" ? "col" : null }, inline(cells(line)[at] ?? ""))));
  return h("div.scrolling", { tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, rows.map((line) => row(line, "td")))));
}
