// Block Kit's blocks to nodes.

import { element, holdsValue, valueOf } from "./elements.js";
import { h, icon } from "./dom.js";
import { markdown } from "./markdown.js";
import { emoji, link, safeAddress, textObject, token, withEmoji } from "./mrkdwn.js";
import { newId } from "./overlays.js";

/** context: {where: {channel, ts} or {view_id}, errors: {block_id: text}, changed(block_id)}. */
export function blocks(list, context) {
  return h("div.blocks", {}, (list ?? []).map((block) => {
    const draw = DRAWN[block.type];
    if (!draw) return h("p.unknown", {}, `A block of type ${block.type} is not shown here.`);
    return draw(block, block.block_id ?? "", context);
  }));
}

/** What all elements of a view hold, in Slack's shape. */
export function stateOf(view) {
  const found = {};
  (view.blocks ?? []).forEach((block) => {
    for (const el of [block.element, block.accessory, ...(block.elements ?? [])].filter(holdsValue)) {
      (found[block.block_id] ??= {})[el.action_id] = valueOf({ view_id: view.id }, block.block_id, el);
    }
  });
  return found;
}

function section(block, id, context) {
  const label = newId("section");
  return h("div.section", {},
    h("div.section-text", {}, block.text && h("div", { id: label }, textObject(block.text)),
      block.fields && h("div.fields", {}, block.fields.map((field) => h("div", {}, textObject(field))))),
    block.accessory && h("div.accessory", {},
      block.accessory.type === "image" ? picture(block.accessory) : element(block.accessory, id, context)));
}

function picture({ image_url, slack_file, alt_text }) {
  const address = safeAddress(image_url ?? slack_file?.url ?? "", { image: true });
  const broken = () => h("span.unknown", {}, alt_text || "Image");
  if (!address) return broken();
  const onerror = ({ target }) => target.replaceWith(broken());
  return h("img", { src: address, alt: alt_text ?? "", loading: "lazy", onerror });
}

function input(block, id, context) {
  const [label, hint, wrong, field] = ["label", "hint", "error", "field"].map(newId);
  const error = context.errors?.[id];
  const grouped = ["radio_buttons", "checkboxes"].includes(block.element.type);
  const node = element(block.element, id, {
    ...context, input: true, dispatches: block.dispatch_action, label, id: grouped ? null : field,
    describedBy: [block.hint && hint, error && wrong].filter(Boolean).join(" ") || null,
  });
  const fields = "input, textarea, select";
  const control = node.matches(fields) ? node : node.querySelector(fields);
  if (!block.optional) control?.setAttribute("aria-required", "true");
  if (error) control?.setAttribute("aria-invalid", "true");
  return h("div.input", { class: error ? "wrong" : "", "data-block": id },
    h(grouped ? "div" : "label", { class: "label", for: grouped ? null : field, id: label },
      withEmoji(block.label?.text), block.optional && h("span.optional", {}, " (optional)")),
    node, error && h("p.error", { id: wrong, role: "alert" }, icon("warn"), error),
    block.hint && h("p.hint", { id: hint }, withEmoji(block.hint.text)));
}

function tableBlock(block) {
  const cell = (one, at, tag) => {
    const settings = block.column_settings?.[at] ?? {};
    const how = `${settings.align ?? "left"} ${settings.is_wrapped ? "wrapped" : ""}`;
    return h(tag, { class: how, scope: tag === "th" ? "col" : null },
      one.type === "rich_text" ? richText(one) : withEmoji(one.text ?? one.value ?? ""));
  };
  const [head, ...rows] = block.rows ?? [];
  const row = (cells, tag) => h("tr", {}, cells.map((one, at) => cell(one, at, tag)));
  return h("div.scrolling", { tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", {}, head && h("thead", {}, row(head, "th")), h("tbody", {}, rows.map((cells) => row(cells, "td")))));
}

function richText(block) {
  return h("div.rich-text", {}, (block.elements ?? []).map(richPart));
}

function richPart(part) {
  const inside = () => (part.elements ?? []).map(richPiece);
  switch (part.type) {
    case "rich_text_list": {
      const start = part.style === "ordered" ? (part.offset ?? 0) + 1 : null;
      return h(start === null ? "ul" : "ol", { class: `indent-${part.indent ?? 0}`, start },
        (part.elements ?? []).map((one) => h("li", {}, (one.elements ?? []).map(richPiece))));
    }
    case "rich_text_preformatted": return h("pre", {}, inside());
    case "rich_text_quote": return h("blockquote", {}, inside());
    default: return h("div", {}, inside());
  }
}

function richPiece(piece) {
  const plain = {
    link: () => link(piece.url, piece.text), emoji: () => emoji(piece.name), color: () => piece.value,
    user: () => token(`@${piece.user_id}`), channel: () => token(`#${piece.channel_id}`),
    broadcast: () => token(`!${piece.range}`), usergroup: () => token(`!subteam^${piece.usergroup_id}`),
    date: () => token(`!date^${piece.timestamp}^${piece.format}|${piece.fallback ?? ""}`),
  }[piece.type];
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };
  const styles = Object.keys(tags).filter((name) => piece.style?.[name]);
  return styles.reduce((node, name) => h(tags[name], {}, node), plain ? plain() : piece.text ?? "");
}

function actions(block, id, context) {
  return h("div.actions", {}, (block.elements ?? []).map((one) => element(one, id, context)));
}

function task(card) {
  const states = { complete: "Done", in_progress: "In progress", pending: "Waiting", error: "Failed" };
  const status = card.status in states ? card.status : "pending";
  const sign = { complete: "check", error: "warn" }[status];
  const sources = (card.sources ?? []).map((source) => link(source.url, source.text));
  const more = [...[card.details, card.output].filter(Boolean).map(richText), ...sources];
  const head = [h("span.task-mark", { class: status, role: "img", "aria-label": states[status] }, sign && icon(sign)),
    h("span", {}, withEmoji(card.title))];
  if (!more.length) return h("div.task-card", {}, h("div.task-head", {}, head));
  return h("details.task-card", { open: status === "in_progress" || status === "error" },
    h("summary", {}, head), h("div.task-more", {}, more));
}

const DRAWN = {
  section, input, table: tableBlock, rich_text: richText, task_card: task,
  header: (block) => h("h3.header", {}, withEmoji(block.text?.text)),
  divider: () => h("hr"),
  actions, context_actions: actions,
  context: (block) =>
    h("div.context", {}, block.elements.map((one) => (one.type === "image" ? picture(one) : textObject(one)))),
  image: (block) =>
    h("figure", {}, block.title && h("figcaption", {}, withEmoji(block.title.text)), picture(block)),
  markdown: (block) => markdown(block.text),
  plan: (block) => h("div.plan", { role: "group", "aria-label": block.title },
    h("p.plan-title", {}, withEmoji(block.title)), (block.tasks ?? []).map(task)),
};
