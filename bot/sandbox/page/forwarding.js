// Choose where a message goes on to.

import * as api from "./api.js";
import { openDialog } from "./dialog.js";
import { avatar, make } from "./dom.js";
import { say } from "./language.js";
import { store } from "./store.js";

/** Ask for one of the person's chats and forward the messages of an album there. */
export function forwardDialog(desk, album) {
  const { person, chat } = desk;
  const choose = async (to) => {
    panel.close();
    const group = album.length > 1 ? { media_group_id: String(Date.now()) } : {};
    for (const message of album) {
      const what = {
        person: person.id,
        chat: to.id,
        forward: { chat: chat.id, message: message.message_id },
        ...group,
      };
      if (!(await desk.attempt(() => api.send(what)))) return;
    }
    desk.column.openChat(to.id);
  };
  const entry = (to, index) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "pick", "data-first": index === 0, onclick: () => choose(to) },
        avatar(to.title, to),
        make("strong", {}, to.title),
      ),
    );
  const panel = openDialog({
    title: say("forwardTo"),
    body: make("ul", { class: "picks" }, store.chatsOf(person.id).map(entry)),
  });
}
