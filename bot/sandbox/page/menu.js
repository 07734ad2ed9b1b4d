// A small menu under a button: arrow keys, Escape, focus goes back where it came from.

import { icon, make } from "./dom.js";

let shown = null;

/** Open a menu of [{label, icon, act, danger}] at an element. */
export function openMenu(anchor, label, entries) {
  closeMenu();
  const items = entries.filter(Boolean).map((entry) => item(entry));
  const menu = make(
    "div",
    { class: "menu", role: "menu", "aria-label": label, onkeydown: (event) => walk(event, items) },
    items,
  );
  const host = anchor.closest("dialog") ?? document.getElementById("columns");
  host.append(menu);
  place(menu, anchor.getBoundingClientRect());
  anchor.setAttribute("aria-expanded", "true");
  shown = { menu, anchor };
  items[0]?.focus();
  setTimeout(() => document.addEventListener("pointerdown", outside), 0);
}

export function closeMenu(refocus = false) {
  if (!shown) return;
  document.removeEventListener("pointerdown", outside);
  shown.menu.remove();
  shown.anchor.setAttribute("aria-expanded", "false");
  if (refocus && shown.anchor.isConnected) shown.anchor.focus();
  shown = null;
}

function item({ label, icon: picture, act, danger, hint }) {
  const onclick = () => {
    closeMenu(true);
    act();
  };
  const words = make(
    "span",
    { class: "menu-words" },
    make("span", {}, label),
    hint ? make("small", {}, hint) : null,
  );
  return make(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", class: danger ? "danger" : null, onclick },
    picture ? icon(picture) : null,
    words,
  );
}

function outside(event) {
  if (!shown?.menu.contains(event.target)) closeMenu();
}

function walk(event, items) {
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[to % items.length].focus();
  else if (event.key === "Escape") closeMenu(true);
  else if (event.key === "Tab") closeMenu();
  else return;
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
}

function place(menu, anchor) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.min(Math.max(8, anchor.left), innerWidth - width - 8);
  const below = anchor.bottom + 4 + height <= innerHeight - 8;
  const top = below ? anchor.bottom + 4 : Math.max(8, anchor.top - height - 4);
  menu.style.setProperty("left", `${left}px`);
  menu.style.setProperty("top", `${top}px`);
}
