// What the page knows of the sandbox: people, their chats, the messages, what was read. Tells listeners of changes.

import * as api from "./api.js";

const KEPT = "prihatin.read";

class Store extends EventTarget {
  people = new Map(); // id -> person
  chats = new Map(); // person id -> Map(chat id -> chat)
  messages = new Map(); // chat id -> Map(message id -> message)
  drafts = new Map(); // "person:chat" -> text
  #loading = new Set(); // lists of changes, one a request that is under way
  #read = new Map(Object.entries(JSON.parse(localStorage.getItem(KEPT) ?? "{}")));

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async loadPeople() {
    const people = await api.people();
    this.people = new Map(people.map((person) => [person.id, person]));
    this.tell("people");
  }

  putPerson(person) {
    this.people.set(person.id, person);
    this.tell("people");
  }

  /** Load a person's chats and what stands in them. */
  async loadChats(person) {
    const chats = await api.chats(person);
    this.chats.set(person, new Map(chats.map((chat) => [chat.id, chat])));
    await Promise.all(chats.map((chat) => this.loadMessages(chat.id, person)));
    this.tell("chats", { person });
  }

  async loadMessages(chat, person) {
    const meanwhile = []; // what live events change while the answer is on its way
    this.#loading.add(meanwhile);
    try {
      const messages = await api.messages(chat, person);
      this.messages.set(chat, new Map(messages.map((message) => [message.message_id, message])));
      for (const change of meanwhile) change();
    } finally {
      this.#loading.delete(meanwhile);
    }
    this.tell("chat", { chat });
  }

  /** Messages of a chat, oldest first. */
  inChat(chat) {
    return [...(this.messages.get(chat)?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
  }

  last(chat) {
    return this.inChat(chat).at(-1);
  }

  /** A person's chats, the one that spoke last first. */
  chatsOf(person) {
    const latest = (chat) => this.last(chat.id)?.date ?? 0;
    return [...(this.chats.get(person)?.values() ?? [])].sort((a, b) => latest(b) - latest(a));
  }

  put(message) {
    const chat = message.chat.id;
    const isNew = !this.messages.get(chat)?.has(message.message_id);
    this.#change(() => {
      if (!this.messages.has(chat)) this.messages.set(chat, new Map());
      this.messages.get(chat).set(message.message_id, message);
    });
    this.tell("message", { chat, message, isNew });
  }

  drop(chat, id) {
    this.#change(() => this.messages.get(chat)?.delete(id));
    this.tell("deleted", { chat, id });
  }

  #change(act) {
    act();
    for (const meanwhile of this.#loading) meanwhile.push(act);
  }

  /** How many messages of others came after what the person has seen. */
  unread(person, chat) {
    const seen = this.seen(person, chat);
    return this.inChat(chat).filter((message) => message.message_id > seen && message.from?.id !== person)
      .length;
  }

  seen(person, chat) {
    const mark = this.#read.get(`${person}:${chat}`) ?? 0;
    return mark > (this.last(chat)?.message_id ?? mark) ? 0 : mark; // the sandbox began anew
  }

  markRead(person, chat) {
    const last = this.last(chat)?.message_id ?? 0;
    if (this.seen(person, chat) === last) return;
    this.#read.set(`${person}:${chat}`, last);
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(this.#read)));
    this.tell("read", { person, chat });
  }
}

export const store = new Store();
export const BOT = "prihatin_sandbox_bot";

/** First and last name, else the username, else the number. */
export const nameOf = (who) =>
  [who?.first_name, who?.last_name].filter(Boolean).join(" ") ||
  who?.title ||
  who?.username ||
  String(who?.id ?? "?");
