// What can be done with the keyboard, told in a panel.

import { openDialog } from "./dialog.js";
import { make } from "./dom.js";
import { say } from "./language.js";

const KEYS = [
  ["Alt+1, Alt+2, Alt+3", "keysColumn"],
  ["Tab", "keysTab"],
  ["↑ ↓", "keysMessages"],
  ["← →", "keysAlong"],
  ["Home, End", "keysEnds"],
  ["Enter", "keysEnter"],
  ["Shift+Enter", "keysLine"],
  ["/", "keysSlash"],
  ["Escape", "keysEscape"],
];

/** Show the keys. */
export function keysPanel() {
  const told = KEYS.map(([keys, does]) => [make("dt", {}, make("kbd", {}, keys)), make("dd", {}, say(does))]);
  openDialog({ title: say("keys"), body: make("dl", { class: "keys-told" }, told.flat()), wide: true });
}
