// The bot's command menu: a button, and a list that opens while a "/" is typed.

import * as api from "./api.js";
import { icon, make } from "./dom.js";
import { say } from "./language.js";
import { openMenu } from "./menu.js";
import { BOT } from "./store.js";

let lists = 0;

export class Suggestions {
  #commands = [];
  #found = [];
  #at = 0;

  constructor({ person, chat, field, pick }) {
    Object.assign(this, { person, chat, field, pick });
    lists += 1;
    this.id = `commands-${lists}`;
    this.element = make("ul", {
      class: "suggestions",
      id: this.id,
      role: "listbox",
      "aria-label": say("commands"),
      hidden: true,
    });
    this.button = make(
      "button",
      {
        type: "button",
        class: "icon-button",
        hidden: true,
        "aria-label": say("commands"),
        title: say("commands"),
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        onclick: () => this.#menu(),
      },
      icon("command"),
    );
    field.setAttribute("aria-controls", this.id);
    this.load();
  }

  /** Ask which commands this person sees here. */
  async load() {
    try {
      this.#commands = await api.commands(this.person.id, this.chat.id);
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      this.#commands = [];
    }
    this.button.hidden = this.#commands.length === 0;
    if (this.field.value) this.update();
  }

  #words(command) {
    return this.chat.type === "private" ? `/${command}` : `/${command}@${BOT}`;
  }

  async #menu() {
    await this.load();
    const entry = ({ command, description }) => ({
      label: `/${command}`,
      hint: description,
      act: () => this.pick(this.#words(command)),
    });
    openMenu(this.button, say("commands"), this.#commands.map(entry));
  }

  update() {
    const typed = /^\/(\w*)$/.exec(this.field.value)?.[1];
    this.#found =
      typed === undefined ? [] : this.#commands.filter(({ command }) => command.startsWith(typed));
    this.#at = 0;
    this.#draw();
  }

  #draw() {
    this.element.hidden = this.#found.length === 0;
    this.element.replaceChildren(...this.#found.map((command, index) => this.#option(command, index)));
    if (this.element.hidden) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `${this.id}-${this.#at}`);
    this.element.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #option({ command, description }, index) {
    const onpointerdown = (event) => {
      event.preventDefault();
      this.pick(this.#words(command));
    };
    return make(
      "li",
      {
        role: "option",
        id: `${this.id}-${index}`,
        "aria-selected": String(index === this.#at),
        onpointerdown,
      },
      make("strong", {}, `/${command}`),
      make("span", {}, description),
    );
  }

  /** Take arrow keys, Tab, Enter and Escape while the list is open; returns whether the key was taken. */
  took(event) {
    const count = this.#found.length;
    if (count === 0) return false;
    if (event.key === "ArrowDown") this.#at = (this.#at + 1) % count;
    else if (event.key === "ArrowUp") this.#at = (this.#at - 1 + count) % count;
    else if (event.key === "Enter") this.pick(this.#words(this.#found[this.#at].command));
    else if (event.key === "Tab" && !event.shiftKey)
      this.field.value = `${this.#words(this.#found[this.#at].command)} `;
    else if (event.key === "Escape") this.#found = [];
    else return false;
    event.preventDefault();
    if (event.key === "Enter" || event.key === "Tab") this.#found = [];
    this.#draw();
    return true;
  }
}
