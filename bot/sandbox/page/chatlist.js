// A person's chats: title, last message, time, unread count.

import { avatar, make } from "./dom.js";
import { say } from "./language.js";
import { now } from "./live.js";
import { fromUnix, recent } from "./moments.js";
import { nameOf, store } from "./store.js";
import { serviceText, summary } from "./summary.js";

export class ChatList {
  /** `chosen()` tells the open chat's id, `open(id)` opens one. */
  constructor({ person, chosen, open }) {
    Object.assign(this, { person, chosen, open });
    this.list = make("ul", { onkeydown: (event) => this.#walk(event) });
    this.element = make(
      "nav",
      { class: "chats", "aria-label": say("chatsOf", { name: nameOf(person) }) },
      this.list,
    );
    this.draw();
  }

  draw() {
    const held = document.activeElement?.closest?.(".chat-entry");
    const focus = held && this.list.contains(held) ? held.dataset.chat : null;
    this.list.replaceChildren(...store.chatsOf(this.person.id).map((chat) => this.#entry(chat)));
    if (focus) this.focus(focus);
  }

  focus(chat) {
    (this.list.querySelector(`[data-chat="${chat}"]`) ?? this.list.querySelector("button"))?.focus();
  }

  #entry(chat) {
    const last = store.last(chat.id);
    const isOpen = chat.id === this.chosen();
    const unread = isOpen ? 0 : store.unread(this.person.id, chat.id);
    const badge = unread
      ? make(
          "span",
          { class: "badge" },
          unread > 99 ? "99+" : String(unread),
          make("span", { class: "unseen" }, ` ${say("unread")}`),
        )
      : null;
    const words = make(
      "span",
      { class: "two-lines" },
      make("span", { class: "line" }, make("strong", {}, chat.title)),
      make(
        "span",
        { class: "line" },
        make("span", { class: "last-words" }, this.#lastWords(chat, last)),
        last ? make("time", {}, recent(fromUnix(last.date), now())) : null,
        badge,
      ),
    );
    const attributes = {
      type: "button",
      class: "chat-entry",
      "data-chat": chat.id,
      "aria-current": isOpen ? "true" : null,
      onclick: () => this.open(chat.id),
    };
    return make("li", {}, make("button", attributes, avatar(chat.title, chat), words));
  }

  #lastWords(chat, last) {
    if (!last) return [make("em", {}, say("nothingYet"))];
    if (serviceText(last)) return [summary(last)];
    const who =
      last.from?.id === this.person.id ? say("you") : chat.type === "private" ? "" : last.from?.first_name;
    return [who ? make("span", { class: "by" }, `${who}: `) : null, summary(last)].filter(Boolean);
  }

  #walk(event) {
    const entries = [...this.list.querySelectorAll("button")];
    const at = entries.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    entries[to]?.focus();
    event.preventDefault();
  }
}
