// Which language the page itself speaks. What bot and people say is never touched.

import { words } from "./words.js";

const KEPT = "prihatin.language";
let chosen = localStorage.getItem(KEPT) === "en" ? "en" : "ms";

export const language = () => chosen;

/** Keep the choice; who shows texts must draw them again. */
export function speak(name) {
  chosen = name;
  localStorage.setItem(KEPT, name);
}

/** Return the text of a key with its {values} filled in. */
export function say(key, values = {}) {
  const text = words[key]?.[chosen];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
