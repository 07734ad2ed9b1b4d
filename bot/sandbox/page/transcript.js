// The messages of one chat as a list that keeps its place, its focus and its elements while messages come and change.

import { bubble } from "./bubble.js";
import { announce } from "./dialog.js";
import { avatar, icon, make } from "./dom.js";
import { say } from "./language.js";
import { day, dayKey, fromUnix } from "./moments.js";
import { nameOf, store } from "./store.js";
import { summary } from "./summary.js";

const SHOWN = 150; // messages drawn at once; more on demand
const NEAR = 90; // pixels from the end that still count as "at the end"
const RUN = 600; // seconds within which messages of one sender stand together

export class Transcript {
  #rows = new Map(); // key -> {signature, element}
  #shown = SHOWN;
  #current = null; // id of the message that Tab reaches
  #missed = 0;
  #top = 0; // pixels scrolled, as last seen
  #follows = true; // stays at the end while messages come and the composer grows

  constructor({ person, chat, desk }) {
    Object.assign(this, { person, chat, desk });
    this.newFrom = store.unread(person.id, chat.id) ? store.seen(person.id, chat.id) : Infinity;
    this.list = make("ol", { class: "messages", "aria-label": say("messagesOf", { chat: desk.title }) });
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    this.list.addEventListener("contextmenu", (event) => this.#menu(event));
    this.list.addEventListener("focusin", (event) => this.#settle(event.target.closest("li[data-id]")));
    this.hint = make(
      "div",
      { class: "hint" },
      avatar(desk.title, chat),
      make("p", {}, say(chat.type === "private" ? "pressStart" : "nothingYet")),
    );
    this.scroller = make(
      "div",
      { class: "scroller", onscroll: () => this.#scrolled() },
      this.hint,
      this.list,
    );
    this.count = make("span", { class: "badge" });
    this.jumpButton = make(
      "button",
      {
        type: "button",
        class: "jump",
        hidden: true,
        "aria-label": say("toEnd"),
        title: say("toEnd"),
        onclick: () => this.toEnd(),
      },
      icon("down"),
      this.count,
    );
    this.element = make("div", { class: "transcript" }, this.scroller, this.jumpButton);
    const keep = new ResizeObserver(() => this.#follows && this.toEnd());
    keep.observe(this.scroller);
    keep.observe(this.list);
  }

  /** Bring the list up to what the store knows. */
  draw() {
    const held = this.#held();
    const wanted = this.#wanted();
    this.hint.hidden = wanted.length > 0;
    const kept = new Map();
    for (const { key, signature, build } of wanted) {
      const old = this.#rows.get(key);
      kept.set(key, old?.signature === signature ? old : { signature, element: build() });
    }
    this.#rows = kept;
    this.#place([...kept.values()].map((row) => row.element));
    this.#settle(
      this.list.querySelector(`[data-id="${this.#current}"]`) ??
        [...this.list.querySelectorAll("li[data-id]")].at(-1),
    );
    this.#refocus(held);
    if (this.#follows) this.toEnd();
  }

  #place(elements) {
    for (const [index, element] of elements.entries())
      if (this.list.children[index] !== element)
        this.list.insertBefore(element, this.list.children[index] ?? null);
    while (this.list.children.length > elements.length) this.list.lastChild.remove();
  }

  #wanted() {
    const all = store.inChat(this.chat.id);
    const albums = inAlbums(all.slice(-this.#shown));
    const rows =
      all.length > this.#shown ? [{ key: "more", signature: "more", build: () => this.#moreRow() }] : [];
    let lastDay = "";
    let marked = false;
    albums.forEach((album, index) => {
      const moment = fromUnix(album[0].date);
      if (dayKey(moment) !== lastDay)
        rows.push({
          key: `day ${dayKey(moment)}`,
          signature: "day",
          build: () => separator("day", day(moment)),
        });
      lastDay = dayKey(moment);
      if (!marked && album[0].message_id > this.newFrom && album[0].from?.id !== this.person.id) {
        rows.push({ key: "new", signature: "new", build: () => separator("new", say("newMessages")) });
        marked = true;
      }
      const first = !together(albums[index - 1], album);
      const last = !together(album, albums[index + 1]);
      const options = { person: this.person, chat: this.chat, first, last, desk: this.desk };
      rows.push({
        key: String(album[0].message_id),
        signature: `${first}${last}${JSON.stringify(album)}`,
        build: () => bubble(album, options),
      });
    });
    return rows;
  }

  #moreRow() {
    const earlier = () => {
      const before = this.scroller.scrollHeight;
      this.#shown += SHOWN;
      this.draw();
      this.scroller.scrollTop += this.scroller.scrollHeight - before;
    };
    return make(
      "li",
      { class: "service" },
      make("button", { type: "button", onclick: earlier }, say("earlier")),
    );
  }

  /** Messages came or changed: draw, announce what others said, keep the place. */
  took(events) {
    const isMine = ({ message }) => message.from?.id === this.person.id;
    const others = events.filter((event) => !isMine(event));
    if (events.some((event) => event.isNew) && !this.#held()) this.#current = null; // Tab reaches the newest
    this.draw();
    if (events.some((event) => event.isNew && isMine(event))) this.toEnd();
    for (const { message, isNew } of others.slice(-3))
      announce(`${isNew ? "" : `${say("edited")}. `}${nameOf(message.from)}: ${summary(message)}`);
    if (!this.#follows) this.#miss(this.#missed + others.filter((event) => event.isNew).length);
  }

  toEnd() {
    this.#follows = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#top = this.scroller.scrollTop;
    this.#miss(0);
  }

  /** Show a message of the chat and put the focus on it. */
  jump(id) {
    const row = this.list.querySelector(`[data-id="${id}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    row.classList.add("found");
    setTimeout(() => row.classList.remove("found"), 1500);
  }

  /** Put the focus on the newest message. */
  focusLast() {
    [...this.list.querySelectorAll("li[data-id]")].at(-1)?.focus();
  }

  #miss(count) {
    this.#missed = count;
    this.count.textContent = count > 0 ? String(count) : "";
    this.jumpButton.hidden = this.#follows;
  }

  #atEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR;
  }

  #scrolled() {
    const atEnd = this.#atEnd();
    const wentUp = this.scroller.scrollTop < this.#top; // by hand: content that grows only adds below
    this.#top = this.scroller.scrollTop;
    if (atEnd || wentUp) this.#follows = atEnd;
    if (atEnd && this.#missed) this.#miss(0);
    this.jumpButton.hidden = this.#follows;
  }

  #held() {
    const row = this.list.contains(document.activeElement)
      ? document.activeElement.closest("li[data-id]")
      : null;
    return (
      row && {
        id: row.dataset.id,
        at: [...row.querySelectorAll("button, a")].indexOf(document.activeElement),
      }
    );
  }

  #refocus(held) {
    if (!held || this.list.contains(document.activeElement)) return;
    const row = this.list.querySelector(`[data-id="${held.id}"]`);
    ([...(row?.querySelectorAll("button, a") ?? [])][held.at] ?? row)?.focus({ preventScroll: true });
  }

  /** Let Tab reach this message and what it offers, but not each command in its text: arrows do. */
  #settle(row) {
    if (!row) return;
    for (const stop of this.list.querySelectorAll("[tabindex='0']")) stop.tabIndex = -1;
    this.#current = row.dataset.id;
    for (const stop of [row, ...row.querySelectorAll("button:not(.in-text), a")]) stop.tabIndex = 0;
  }

  /** The second mouse button, or a long press, opens the message's menu; links and marked text keep the browser's. */
  #menu(event) {
    const actions = event.target.closest("li[data-id]")?.querySelector(".actions");
    if (!actions || event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    actions.click();
  }

  #walk(event) {
    const rows = [...this.list.querySelectorAll("li[data-id]")];
    const row = event.target.closest("li[data-id]");
    const at = rows.indexOf(row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) rows[to]?.focus();
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft")
      along(row, event.key === "ArrowRight" ? 1 : -1);
    else if (event.key === "Escape") this.desk.focusComposer();
    else if ((event.key === "Enter" || event.key === "ContextMenu") && event.target === row)
      row.querySelector(".actions")?.click();
    else return;
    event.preventDefault();
  }
}

/** Move the focus to what stands next in the message: commands, links, buttons; before the first, the message. */
function along(row, step) {
  if (!row) return;
  const stops = [row, ...row.querySelectorAll("button, a")];
  stops[stops.indexOf(document.activeElement) + step]?.focus();
}

function inAlbums(messages) {
  const albums = [];
  for (const message of messages) {
    const group = message.media_group_id;
    if (group && albums.at(-1)?.[0].media_group_id === group) albums.at(-1).push(message);
    else albums.push([message]);
  }
  return albums;
}

function together(before, after) {
  if (!before || !after) return false;
  const [a, b] = [before.at(-1), after[0]];
  return (
    a.from?.id === b.from?.id &&
    b.date - a.date < RUN &&
    dayKey(fromUnix(a.date)) === dayKey(fromUnix(b.date))
  );
}

const separator = (kind, text) => make("li", { class: `separator ${kind}` }, make("span", {}, text));
