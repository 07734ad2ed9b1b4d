// A message's text with its Bot API entities as elements. Offsets count UTF-16 units, as JavaScript's strings do.

import { make } from "./dom.js";

/** Return nodes for `text`; `follow(url)` and `command(text)` are called on clicks, see bubble.js. */
export function rich(text, entities = [], { follow, command }) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, sorted, 0, text.length, { follow, command });
}

function between(text, entities, from, to, calls) {
  const nodes = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    for (index += 1; index < entities.length && entities[index].offset < end; index += 1)
      inner.push(entities[index]);
    if (end <= start) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(element(entity, text.slice(start, end), between(text, inner, start, end, calls), calls));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const PLAIN = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

function element(entity, text, children, { follow, command }) {
  if (PLAIN[entity.type]) return make(PLAIN[entity.type], {}, children);
  switch (entity.type) {
    case "pre":
      return make("pre", {}, make("code", {}, children));
    case "url":
      return link(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`, children, follow);
    case "text_link":
      return link(entity.url, children, follow);
    case "email":
      return link(`mailto:${text}`, children, follow);
    case "bot_command":
      return make("button", { type: "button", class: "in-text", onclick: () => command(text) }, children);
    case "spoiler":
      return spoiler(children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return make("span", { class: "tag" }, children);
    default:
      return make("span", {}, children);
  }
}

function link(url, children, follow) {
  if (!/^(https?|mailto|tg):/i.test(url)) return make("span", {}, children);
  const onclick = (event) => {
    if (follow(url)) event.preventDefault();
  };
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick }, children);
}

function spoiler(children) {
  const hidden = make(
    "button",
    { type: "button", class: "spoiler", "aria-expanded": "false" },
    make("span", {}, children),
  );
  hidden.addEventListener("click", () => hidden.setAttribute("aria-expanded", "true"));
  return hidden;
}
