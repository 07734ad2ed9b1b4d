// Choose a group to join.

import * as api from "./api.js";
import { attempt, openDialog } from "./dialog.js";
import { avatar, make } from "./dom.js";
import { say } from "./language.js";
import { store } from "./store.js";

/** Ask for a group that the person is not in, join it and open it. */
export async function joinGroup(person, open, host) {
  const every = await attempt(host, () => api.everyChat());
  if (!every) return;
  const others = every.filter(
    (chat) => chat.type !== "private" && !chat.migrated_to && !chat.members.includes(person.id),
  );
  const join = async (chat) => {
    panel.close();
    if (!(await attempt(host, () => api.act("join", { person: person.id, chat: chat.id })))) return;
    await store.loadChats(person.id);
    open(chat.id);
  };
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
  const body = others.length
    ? make("ul", { class: "picks" }, others.map(entry))
    : make("p", { class: "note" }, say("noGroups"));
  const panel = openDialog({ title: say("joinWhich"), body });
}
