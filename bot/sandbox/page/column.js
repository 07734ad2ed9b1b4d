// One column: who one is, that person's chats, and the open chat.

import { Chat, noChat } from "./chat.js";
import { ChatList } from "./chatlist.js";
import { attempt, showAlert, toast } from "./dialog.js";
import { avatar, icon, iconButton, make } from "./dom.js";
import { say } from "./language.js";
import { joinGroup } from "./joining.js";
import { choosePerson } from "./people.js";
import { labelOf } from "./roles.js";
import { nameOf, store } from "./store.js";

export class Column {
  #chat = null;

  /** `place` is {person, chat} (ids, chat may be null); `moved()` is called when it changes; `close` may be null. */
  constructor({ number, place, moved, close }) {
    Object.assign(this, { number, place, moved });
    this.host = make("section", { class: "column" });
    this.closeButton = close && iconButton("close", say("closeColumn"), close);
    this.panes = make("div", { class: "panes" });
    this.#draw();
  }

  get person() {
    return store.people.get(this.place.person);
  }

  /** Load the person's chats and show them. */
  async open() {
    await attempt(this.host, () => store.loadChats(this.place.person));
    this.#draw();
  }

  #draw() {
    const person = this.person;
    const list = new ChatList({ person, chosen: () => this.place.chat, open: (id) => this.openChat(id) });
    this.list = list;
    this.host.setAttribute("aria-label", say("columnOf", { number: this.number, name: nameOf(person) }));
    this.host.replaceChildren(this.#head(person), this.panes);
    this.#drawChat();
  }

  #head(person) {
    const picker = make(
      "button",
      {
        type: "button",
        class: "who",
        "aria-haspopup": "dialog",
        onclick: () => choosePerson((id) => this.become(id)),
      },
      avatar(nameOf(person), person),
      make(
        "span",
        { class: "two-lines" },
        make("strong", {}, nameOf(person)),
        make("small", {}, labelOf(person) || person.username || ""),
      ),
      icon("down"),
      make("span", { class: "unseen" }, say("changePerson")),
    );
    const join = iconButton(
      "group",
      say("joinGroup"),
      () => joinGroup(person, (chat) => this.openChat(chat), this.host),
      { "aria-haspopup": "dialog" },
    );
    return make("header", { class: "column-head" }, picker, join, this.closeButton);
  }

  #drawChat() {
    const chat = store.chats.get(this.place.person)?.get(this.place.chat);
    this.#chat?.leave();
    this.#chat = chat ? new Chat({ person: this.person, chat, column: this }) : null;
    this.panes.classList.toggle("in-chat", Boolean(chat));
    this.panes.replaceChildren(this.list.element, this.#chat?.element ?? noChat());
    this.#chat?.transcript.toEnd();
  }

  /** Be another person: in the same chat, or where the person's talk is liveliest. */
  async become(id) {
    await attempt(this.host, () => store.loadChats(id));
    const chats = store.chatsOf(id);
    const chat = chats.find((one) => one.id === this.place.chat) ?? chats[0];
    this.place = { person: id, chat: chat?.id ?? null };
    this.moved();
    this.#draw();
    this.host.querySelector(".who").focus();
  }

  openChat(id) {
    if (this.place.chat === id && this.#chat) return this.#chat.focusComposer();
    this.place = { ...this.place, chat: id };
    this.moved();
    this.#drawChat();
    this.list.draw();
    return this.#chat?.focusComposer();
  }

  back() {
    const was = this.place.chat;
    this.place = { ...this.place, chat: null };
    this.moved();
    this.#drawChat();
    this.list.draw();
    this.list.focus(was);
  }

  focus() {
    if (this.#chat) this.#chat.focusComposer();
    else this.list.focus();
  }

  // What the store tells.

  /** Messages came or were edited. */
  took(events) {
    const here = events.filter((event) => event.chat === this.place.chat);
    if (here.length > 0) this.#chat?.took(here);
    this.list.draw();
  }

  /** The bot answered a button: whoever pressed it sees it, whatever chat is open. */
  answered(event) {
    if (event.person !== this.place.person) return;
    if (event.show_alert) showAlert(event.text);
    else if (event.text) toast(this.host, event.text);
    this.#chat?.answered(event);
  }

  typing({ chat }) {
    if (chat === this.place.chat) this.#chat?.typing();
  }

  newCommands() {
    this.#chat?.composer.suggestions.load();
  }

  changed(chat) {
    if (chat === undefined || chat === this.place.chat) this.#chat?.draw();
    this.list.draw();
  }

  /** The person's chats were loaded anew: the open one may be gone or new. */
  reloaded(person) {
    if (person !== this.place.person) return;
    const there = store.chats.get(person).has(this.place.chat);
    const moved = store.last(this.place.chat)?.migrate_to_chat_id;
    if (this.#chat && !there && moved) this.openChat(moved);
    else if (this.#chat && !there) this.back();
    else if (!this.#chat && there) this.#drawChat();
    else if (this.#chat) this.#chat.renew(store.chats.get(person).get(this.place.chat));
    this.list.draw();
  }
}
