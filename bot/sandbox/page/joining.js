// Choose a group to join, or make one.

import * as api from "./api.js";
import { attempt, openDialog } from "./dialog.js";
import { avatar, make } from "./dom.js";
import { say } from "./language.js";
import { store } from "./store.js";

/** Ask for a group that the person is not in, or for the name of a new one; open it. */
export async function joinGroup(person, open, host) {
  const every = await attempt(host, () => api.everyChat());
  if (!every) return;
  const others = every.filter(
    (chat) => chat.type !== "private" && !chat.migrated_to && !chat.members.includes(person.id),
  );
  const enter = async (work) => {
    panel.close();
    const chat = await attempt(host, work);
    if (!chat) return;
    await store.loadChats(person.id);
    open(chat.id);
  };
  const join = (chat) => enter(() => api.act("join", { person: person.id, chat: chat.id }));
  const create = (title) => enter(() => api.addChat({ type: "group", title, members: [person.id] }));
  const entry = (chat, index) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "pick", "data-first": index === 0, onclick: () => join(chat) },
        avatar(chat.title, chat),
        make("strong", {}, chat.title),
      ),
    );
  const list = others.length
    ? make("ul", { class: "picks" }, others.map(entry))
    : make("p", { class: "note" }, say("noGroups"));
  const panel = openDialog({ title: say("joinWhich"), body: [list, newGroup(create)] });
}

function newGroup(create) {
  const title = make("input", { id: "group-title", required: true, maxlength: "128", autocomplete: "off" });
  const onsubmit = (event) => {
    event.preventDefault();
    create(title.value.trim());
  };
  return make(
    "section",
    {},
    make("h3", {}, say("newGroup")),
    make("p", { class: "note" }, say("newGroupNote")),
    make(
      "form",
      { class: "in-row", onsubmit },
      make("div", { class: "field" }, make("label", { for: "group-title" }, say("groupTitle")), title),
      make("button", { class: "primary" }, say("create")),
    ),
  );
}
