// An open chat: its head, its messages and what can be done with them, the composer.

import * as api from "./api.js";
import { announce, attempt, toast } from "./dialog.js";
import { Composer } from "./composer.js";
import { avatar, icon, iconButton, make } from "./dom.js";
import { forwardDialog } from "./forwarding.js";
import { say } from "./language.js";
import { openMenu } from "./menu.js";
import { BOT, nameOf, store } from "./store.js";
import { Transcript } from "./transcript.js";

const PATIENCE = 10_000; // milliseconds that a pressed button waits for the bot's answer

export class Chat {
  #pressed = new Map(); // callback id -> {key, button, timer}
  #early = new Map(); // callback id -> answer that came before the press was told

  /** `column` gives: host (for notes), back(), openChat(id). */
  constructor({ person, chat, column }) {
    Object.assign(this, { person, chat, column });
    this.title = chat.title;
    this.transcript = new Transcript({ person, chat, desk: this });
    this.composer = new Composer({ person, chat, desk: this });
    this.element = make(
      "section",
      { class: "chat", "aria-label": say("chatAs", { chat: this.title, name: nameOf(person) }) },
      this.#head(),
      this.transcript.element,
      this.composer.element,
    );
    this.draw();
    queueMicrotask(() => this.transcript.toEnd());
  }

  draw() {
    this.transcript.draw();
    this.composer.draw();
    store.markRead(this.person.id, this.chat.id);
  }

  took(events) {
    this.transcript.took(events);
    this.composer.draw();
    if (!document.hidden) store.markRead(this.person.id, this.chat.id);
  }

  /** The group changed: members, the bot's place in it. */
  renew(chat) {
    this.chat = chat;
    this.about.textContent = this.#aboutText();
    this.draw();
  }

  /** Another chat takes this one's place: nothing of it may speak any more. */
  leave() {
    for (const { timer } of this.#pressed.values()) clearTimeout(timer);
    clearTimeout(this.typingTimer);
  }

  #head() {
    this.about = make("small", {}, this.#aboutText());
    return make(
      "header",
      { class: "chat-head" },
      iconButton("back", say("backToList"), () => this.column.back(), { class: "icon-button back" }),
      avatar(this.title, this.chat),
      make("div", { class: "two-lines" }, make("h2", {}, this.title), this.about),
      iconButton("more", say("chatMenu"), (event) => this.#chatMenu(event.currentTarget), {
        "aria-haspopup": "menu",
        "aria-expanded": "false",
      }),
    );
  }

  #chatMenu(anchor) {
    const { person, chat } = this;
    const act = (verb, what) => () => this.attempt(() => api.act(verb, what));
    const both = { person: person.id, chat: chat.id };
    const inPrivate = [
      { label: say("restart"), icon: "send", act: () => this.openBot() },
      store.people.get(person.id).blocked
        ? { label: say("unblock"), icon: "check", act: act("unblock", { person: person.id }) }
        : { label: say("block"), icon: "block", danger: true, act: act("block", { person: person.id }) },
    ];
    const inGroup = [
      chat.bot_member
        ? { label: say("removeBot"), icon: "block", act: act("remove_bot", both) }
        : { label: say("addBot"), icon: "plus", act: act("add_bot", both) },
      chat.type === "group" && {
        label: say("migrate"),
        icon: "swap",
        hint: say("migrateHint"),
        act: act("migrate", { chat: chat.id }),
      },
      { label: say("leave"), icon: "back", danger: true, act: act("leave", both) },
    ];
    openMenu(anchor, say("chatMenu"), chat.type === "private" ? inPrivate : inGroup);
  }

  // What bubbles and composer ask for.

  attempt(work) {
    return attempt(this.column.host, work);
  }

  jump(id) {
    this.transcript.jump(id);
  }

  focusComposer() {
    this.composer.focus();
  }

  focusMessages() {
    this.transcript.focusLast();
  }

  /** Send what `prepare` returns, as the reply that the composer has begun; what was written there is used up. */
  async post(prepare, draft = "") {
    const sent = await this.attempt(async () => {
      const content = await prepare();
      const verb = content.photos || content.documents ? api.album : api.send;
      return verb({ ...this.composer.address, ...content });
    });
    if (sent !== undefined) this.composer.posted(draft);
    return sent;
  }

  say(text) {
    return this.attempt(() => api.send({ person: this.person.id, chat: this.chat.id, text }));
  }

  /** Open the private chat with /start and what a deep link carried. */
  openBot(payload) {
    this.column.openChat(this.person.id);
    return this.attempt(() => api.start(this.person.id, payload));
  }

  /** Take links to the bot itself; returns whether it was one. */
  follow(url) {
    const link = new URL(url);
    const toBot =
      /^(www\.)?(t|telegram)\.me$/.test(link.hostname) && link.pathname.slice(1).toLowerCase() === BOT;
    const resolved = link.protocol === "tg:" && link.searchParams.get("domain") === BOT;
    if (!toBot && !resolved) return false;
    this.openBot(link.searchParams.get("start") ?? undefined);
    return true;
  }

  async press(key, message, button, where) {
    key.setAttribute("aria-busy", "true");
    const what = { person: this.person.id, chat: this.chat.id, message: message.message_id, ...where };
    const told = await this.attempt(() => api.press(what));
    if (!told) return key.removeAttribute("aria-busy");
    const timer = setTimeout(() => this.#unanswered(told.callback_id), PATIENCE);
    this.#pressed.set(told.callback_id, { key, button, timer });
    return this.#early.has(told.callback_id) && this.answered(this.#early.get(told.callback_id));
  }

  /** The bot answered a button; the answer can be faster than what the press returns. */
  answered(event) {
    const press = this.#pressed.get(event.callback_id);
    if (!press) return this.#early.set(event.callback_id, event);
    clearTimeout(press.timer);
    this.#release(event.callback_id);
    press.key.classList.add("answered");
    setTimeout(() => press.key.classList.remove("answered"), 1200);
    return event.text || announce(say("acknowledged", { button: press.button.text }));
  }

  #unanswered(id) {
    const { button } = this.#release(id);
    toast(this.column.host, say("noAnswer", { button: button.text }), { kind: "quiet" });
  }

  #release(id) {
    const press = this.#pressed.get(id);
    this.#pressed.delete(id);
    press.key.removeAttribute("aria-busy");
    return press;
  }

  /** The bot says that it is at work; Telegram shows it for five seconds. */
  typing() {
    clearTimeout(this.typingTimer);
    this.about.textContent = say("typing");
    this.typingTimer = setTimeout(() => (this.about.textContent = this.#aboutText()), 5000);
  }

  #aboutText() {
    if (this.chat.type === "private") return say("botAbout");
    return say("groupAbout", { count: this.chat.members.length + Number(this.chat.bot_member) });
  }

  menu(anchor, album, mine) {
    const message = album[0];
    const id = { person: this.person.id, chat: this.chat.id, message: message.message_id };
    const told = album.find((one) => one.text ?? one.caption) ?? message;
    const text = told.text ?? told.caption;
    const hasCaption = Boolean(told.photo || told.document);
    const editable = mine && !message.forward_origin && (told.text || hasCaption);
    openMenu(anchor, say("messageMenu"), [
      { label: say("reply"), icon: "reply", act: () => this.composer.replyTo(message) },
      { label: say("forward"), icon: "forward", act: () => forwardDialog(this, album) },
      editable && {
        label: say(hasCaption ? "editCaption" : "edit"),
        icon: "edit",
        act: () => this.composer.edit(told),
      },
      text && { label: say("copyText"), icon: "copy", act: () => navigator.clipboard.writeText(text) },
      mine && {
        label: say("remove"),
        icon: "trash",
        danger: true,
        act: () => this.attempt(() => api.remove(id)),
      },
    ]);
  }
}

/** What stands where no chat is open. */
export const noChat = () =>
  make("section", { class: "chat empty" }, make("p", {}, icon("reply"), say("pickChat")));
