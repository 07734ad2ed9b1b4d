// Make elements without ever reading text as HTML: children that are strings become text nodes.

/** Return a new element; `on…` attributes are listeners, null and false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? "" : value);
}

const PATHS = {
  attach: "M20 11.5 12.3 19a5 5 0 0 1-7.1-7l8-7.8a3.3 3.3 0 0 1 4.7 4.7l-8 7.7a1.7 1.7 0 0 1-2.4-2.3l7.2-7",
  back: "M15 5l-7 7 7 7",
  bolt: "M13 3 5 14h6l-1 7 9-12h-6z",
  block: "M5.6 5.6l12.8 12.8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  columns: "M4 5h16v14H4zM12 5v14",
  command: "M14.5 5l-5 14",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  down: "M6 9.5l6 6 6-6",
  edit: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  forward: "M14 6l6 5.5-6 5.5v-3.5c-5 0-8 1.5-10 5 .3-5.5 4-9 10-9.5z",
  group:
    "M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM3 19c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5M16 5.5a3 3 0 0 1 0 5.7M17 13.8c2.5.5 4 2.4 4 5.2",
  heart:
    "M12 19.5c-5-3.5-8-6.3-8-9.8A4.2 4.2 0 0 1 8.2 5.5c1.6 0 3 .9 3.8 2.2.8-1.3 2.2-2.2 3.8-2.2A4.2 4.2 0 0 1 20 9.7c0 3.5-3 6.3-8 9.8z",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8h.01",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 14.5h8",
  link: "M10 14l4-4M9 10l-2.5 2.5a3.5 3.5 0 0 0 5 5L14 15M15 14l2.5-2.5a3.5 3.5 0 0 0-5-5L10 9",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.4-4 3.5-6 7.5-6s7.1 2 7.5 6",
  pin: "M12 21c-4.5-5-7-8-7-11.3a7 7 0 0 1 14 0C19 13 16.5 16 12 21zM12 7.5a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6l-6 5.5L10 17v-3.5c5 0 8 1.5 10 5-.3-5.5-4-9-10-9.5z",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
  send: "M4 12l16-8-5 16-3.5-6.5z",
  swap: "M7 4L3.5 7.5 7 11M3.5 7.5H17M17 13l3.5 3.5L17 20M20.5 16.5H7",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
};

const SVG = "http://www.w3.org/2000/svg";

/** Return a picture that says nothing to a screen reader; the control's label does. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Return a round button that shows only a picture. */
export function iconButton(name, label, onclick, more = {}) {
  const attributes = { type: "button", class: "icon-button", "aria-label": label, title: label, onclick };
  return make("button", { ...attributes, ...more }, icon(name));
}

/** Return the coloured circle of a person (initials), a group or the bot (a picture). */
export function avatar(name, who) {
  const words = name
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .split(/\s+/)
    .filter(Boolean);
  const initials = words.length > 1 ? words[0][0] + words.at(-1)[0] : (words[0] ?? "?").slice(0, 2);
  const picture = isBot(who) ? "heart" : who?.type ? "group" : null;
  return make(
    "span",
    { class: `avatar hue-${hue(who)}`, "aria-hidden": "true" },
    picture ? icon(picture) : initials.toUpperCase(),
  );
}

const isBot = (who) => who?.is_bot || who?.type === "private";

/** Return which of the colours 0–7 is somebody's, always the same one; 0 is the bot's. */
export function hue(who) {
  return isBot(who) ? 0 : 1 + (Math.abs(Number(who?.id ?? 0)) % 7);
}
