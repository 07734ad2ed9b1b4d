// Modal panels, short notes, and the sentence for screen readers.

import { icon, iconButton, make } from "./dom.js";
import { say } from "./language.js";

/** Show a panel; returns {close}. `onclose` is called once, however it was closed. */
export function openDialog({ title, body, actions = [], onclose, wide }) {
  const close = () => dialog.close();
  const heading = make("h2", {}, title);
  const head = make("header", {}, heading, iconButton("close", say("close"), close));
  const foot = actions.length ? make("footer", {}, actions) : null;
  const dialog = make(
    "dialog",
    { class: wide ? "panel wide" : "panel", "aria-label": title },
    head,
    make("div", { class: "panel-body" }, body),
    foot,
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose?.();
  });
  dialog.addEventListener("pointerdown", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[data-first]")?.focus();
  return { close, dialog };
}

/** Say it to screen readers without moving the focus. */
export function announce(text) {
  const said = make("p", {}, text);
  document.getElementById("announcer").append(said);
  setTimeout(() => said.remove(), 10_000);
}

/** A short note in a column (or over the page), gone after a while; also announced. */
export function toast(host, text, { kind = "answer" } = {}) {
  const place = host.querySelector(":scope > .toasts") ?? host.appendChild(make("div", { class: "toasts" }));
  const note = make(
    "div",
    { class: `toast ${kind}` },
    icon(kind === "error" ? "block" : "heart"),
    make("span", {}, text),
  );
  place.append(note);
  announce(text);
  setTimeout(() => note.remove(), Math.max(5000, text.length * 90));
}

/** Show what the bot wants confirmed. */
export function showAlert(text) {
  const done = make(
    "button",
    { type: "button", class: "primary", "data-first": true, onclick: () => panel.close() },
    "OK",
  );
  const panel = openDialog({ title: say("botAlert"), body: make("p", {}, text), actions: [done] });
  announce(text);
}

/** Await `work`; a refusal becomes a note in the column. Returns undefined then. */
export async function attempt(host, work) {
  try {
    return await work();
  } catch (error) {
    toast(host, say("refused", { reason: error.message }), { kind: "error" });
    return undefined;
  }
}
