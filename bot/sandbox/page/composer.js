// Where a person writes: text, reply, edit, commands, attachments, and the reply keyboard the bot asked for.

import * as api from "./api.js";
import { attachMenu } from "./attaching.js";
import { icon, iconButton, make } from "./dom.js";
import { asked, replyKeyboard } from "./keyboards.js";
import { say } from "./language.js";
import { sendFiles } from "./posting.js";
import { sendContact, sendLocation } from "./sharing.js";
import { nameOf, store } from "./store.js";
import { Suggestions } from "./suggestions.js";
import { summary } from "./summary.js";

export class Composer {
  #about = null; // {kind: "reply" | "edit", message}
  #before = ""; // what was written when an edit began
  #forced = null; // id of the message whose force_reply was taken up
  #closed = null; // id of the message whose keyboard the person folded away

  constructor({ person, chat, desk }) {
    Object.assign(this, { person, chat, desk });
    this.text = make("textarea", {
      rows: "1",
      "aria-label": say("write", { chat: desk.title }),
      placeholder: say("writeHere"),
      autocomplete: "off",
    });
    this.text.value = store.drafts.get(this.#place) ?? "";
    this.text.addEventListener("keydown", (event) => this.#pressed(event));
    this.text.addEventListener("input", () => this.#typed());
    this.text.addEventListener("paste", (event) => this.#pasted(event));
    this.suggestions = new Suggestions({
      person,
      chat,
      field: this.text,
      pick: (command) => this.#send(command),
    });
    this.strip = make("div", { class: "strip", hidden: true });
    this.keyboard = make("div", { class: "keyboard-place" });
    this.fold = iconButton("keyboard", say("keyboard"), () => this.#foldKeyboard(), {
      hidden: true,
      "aria-expanded": "true",
    });
    this.sendButton = iconButton("send", say("send"), () => this.#send(this.text.value), {
      class: "icon-button send",
    });
    const attach = iconButton("attach", say("attach"), (event) => attachMenu(event.currentTarget, desk), {
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    });
    this.row = make(
      "div",
      { class: "write-row" },
      attach,
      this.suggestions.button,
      this.text,
      this.fold,
      this.sendButton,
    );
    this.element = make(
      "footer",
      { class: "composer" },
      this.suggestions.element,
      this.strip,
      this.row,
      this.keyboard,
    );
  }

  get #place() {
    return `${this.person.id}:${this.chat.id}`;
  }

  /** Put the focus where one writes, or on what stands there instead (START). */
  focus() {
    (this.row.hidden ? this.keyboard.querySelector("button") : this.text)?.focus();
  }

  /** Draw what depends on the chat: the start button, the keyboard, a wish for a reply. */
  draw() {
    const blocked = store.people.get(this.person.id)?.blocked && this.chat.type === "private";
    const fresh = this.chat.type === "private" && store.inChat(this.chat.id).length === 0;
    const wish = asked(store.inChat(this.chat.id), this.person);
    if (wish.force && wish.force.message_id !== this.#forced) {
      this.#forced = wish.force.message_id;
      this.replyTo(wish.force, false);
    }
    this.text.placeholder = wish.placeholder ?? say("writeHere");
    const held = this.row.hidden && this.keyboard.contains(document.activeElement);
    this.row.hidden = blocked || fresh;
    if (blocked || fresh) this.#drawStart(blocked);
    else this.#drawKeyboard(wish);
    this.#grow();
    if (held && !this.keyboard.contains(document.activeElement)) this.focus();
  }

  #drawStart(blocked) {
    const signature = blocked ? "unblock" : "start";
    if (this.keyboard.dataset.signature === signature) return;
    this.keyboard.dataset.signature = signature;
    this.keyboard.replaceChildren(this.#startButton(blocked));
  }

  #startButton(blocked) {
    const work = () => (blocked ? this.desk.attempt(() => api.unblock(this.person.id)) : this.desk.openBot());
    return make(
      "button",
      { type: "button", class: "start", onclick: work },
      blocked ? say("unblock") : say("start"),
    );
  }

  #drawKeyboard(wish) {
    this.fold.hidden = !wish.keyboard;
    const open = wish.keyboard && this.#closed !== wish.message.message_id;
    this.fold.setAttribute("aria-expanded", String(Boolean(open)));
    this.askedBy = wish.message?.message_id;
    const signature = open ? JSON.stringify(wish.keyboard) : "";
    if (this.keyboard.dataset.signature === signature) return;
    this.keyboard.dataset.signature = signature;
    const acts = {
      text: (text) => this.desk.say(text),
      contact: () => sendContact(this.desk),
      location: () => sendLocation(this.desk),
    };
    this.keyboard.replaceChildren(...(open ? [replyKeyboard(wish.keyboard, acts)] : []));
  }

  #foldKeyboard() {
    this.#closed = this.#closed === this.askedBy ? null : this.askedBy;
    this.draw();
  }

  /** Put a text where one writes; it is not sent. */
  fill(text) {
    this.text.value = text;
    this.#typed();
    this.focus();
  }

  /** What is written and not sent yet. */
  get draft() {
    return (this.#about?.kind === "edit" ? this.#before : this.text.value).trim();
  }

  /** Where a message goes, and what it replies to. */
  get address() {
    const reply = this.#about?.kind === "reply" ? { reply_to: this.#about.message.message_id } : {};
    return { person: this.person.id, chat: this.chat.id, ...reply };
  }

  /** Something attached was sent, with the draft as its caption. */
  posted(draft) {
    const used = draft !== "" && this.draft === draft;
    if (this.#about?.kind === "edit") {
      if (used) this.#before = "";
      return;
    }
    if (used) this.text.value = "";
    this.#about = null;
    this.#drawStrip();
    this.#typed();
  }

  replyTo(message, focus = true) {
    if (this.#about?.kind === "edit") this.text.value = this.#before;
    this.#about = { kind: "reply", message };
    this.#drawStrip();
    if (focus) this.focus();
  }

  edit(message) {
    if (this.#about?.kind !== "edit") this.#before = this.text.value;
    this.#about = { kind: "edit", message };
    this.text.value = message.text ?? message.caption ?? "";
    this.#drawStrip();
    this.#grow();
    this.focus();
  }

  #drawStrip() {
    const { kind, message } = this.#about ?? {};
    this.strip.hidden = !kind;
    if (!kind) return this.strip.replaceChildren();
    const title = kind === "edit" ? say("editing") : say("replyToName", { name: nameOf(message.from) });
    const words = make(
      "div",
      { class: "two-lines" },
      make("strong", {}, title),
      make("small", {}, summary(message)),
    );
    return this.strip.replaceChildren(
      icon(kind),
      words,
      iconButton("close", say("cancel"), () => this.#done()),
    );
  }

  #done() {
    if (this.#about?.kind === "edit") this.text.value = this.#before;
    this.#about = null;
    this.#drawStrip();
    this.#typed();
    this.focus();
  }

  async #send(text) {
    const about = this.#about;
    const edited = about?.kind === "edit" ? about.message : null;
    if (edited && text.trim() === (edited.text ?? edited.caption ?? "")) return this.#done(); // as it was
    if (!text.trim() && !(edited && edited.text === undefined)) return; // only a caption can be taken away
    const address = this.address;
    const work = () =>
      edited ? api.edit({ ...address, message: edited.message_id, text }) : api.send({ ...address, text });
    this.text.value = "";
    this.#typed();
    const sent = await this.desk.attempt(work);
    if (sent === undefined)
      this.text.value ||= text; // nothing written is lost
    else if (this.#about === about && about) this.#done();
    this.#typed();
  }

  #typed() {
    store.drafts.set(this.#place, this.#about?.kind === "edit" ? this.#before : this.text.value);
    this.suggestions.update();
    this.#grow();
  }

  #grow() {
    this.sendButton.classList.toggle("ready", this.text.value.trim() !== "");
    if (!this.text.isConnected) return;
    this.text.style.setProperty("height", "auto");
    this.text.style.setProperty("height", `${Math.min(this.text.scrollHeight + 2, 160)}px`);
  }

  #pressed(event) {
    if (event.isComposing || this.suggestions.took(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.#send(this.text.value);
    else if (event.key === "Escape" && this.#about) this.#done();
    else if (event.key === "ArrowUp" && this.text.value === "") this.desk.focusMessages();
    else return;
    event.preventDefault();
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    sendFiles(this.desk, files);
  }
}
