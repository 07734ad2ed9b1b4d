// One message (or one album) as a bubble with what hangs on it.

import { avatar, hue, icon, iconButton, make } from "./dom.js";
import { rich } from "./entities.js";
import { inlineKeyboard } from "./keyboards.js";
import { say } from "./language.js";
import { attachments } from "./media.js";
import { fromUnix, hour } from "./moments.js";
import { serviceText, summary } from "./summary.js";
import { nameOf } from "./store.js";

/**
 * Return the list item of a message.
 * `album` holds all messages of one album (or the one message); `place` says {first, last} of a run by one sender.
 * `desk` is what can be done: see chat.js.
 */
export function bubble(album, { person, chat, first, last, desk }) {
  const message = album[0];
  const service = serviceText(message);
  if (service) return shell(message, "service", make("span", {}, service));
  const mine = message.from?.id === person.id;
  const group = chat.type !== "private";
  const parts = [
    group && !mine && first
      ? make("div", { class: `sender ink-${hue(message.from)}` }, nameOf(message.from))
      : null,
    forwarded(message),
    quoted(message, desk),
    attachments(album),
    textOf(album, desk),
  ];
  const body = make("div", { class: "bubble" }, parts, meta(album));
  const stack = make("div", { class: "stack" }, body, inlineKeyboard(message, desk));
  const face =
    group && !mine
      ? make("span", { class: "face" }, last ? avatar(nameOf(message.from), message.from) : null)
      : null;
  const kind = [
    "message",
    mine ? "mine" : "theirs",
    first && "first",
    last && "last",
    isBare(album) && "bare",
    !told(album) && "textless",
  ];
  return shell(message, kind.filter(Boolean).join(" "), face, stack, actions(album, mine, desk));
}

function shell(message, kind, ...children) {
  const label = `${message.from ? `${nameOf(message.from)}: ` : ""}${summary(message)}, ${hour(fromUnix(message.date))}`;
  const item = make(
    "li",
    { class: kind, tabindex: "-1", "data-id": message.message_id, "aria-label": label },
    children,
  );
  for (const stop of item.querySelectorAll("button, a")) stop.tabIndex = -1; // see the transcript's #settle
  return item;
}

const isBare = (album) => album.every((message) => message.photo && !message.caption);

const told = (album) => album.find((message) => message.text ?? message.caption);

function textOf(album, desk) {
  const message = told(album);
  if (!message) return null;
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const nodes = rich(message.text ?? message.caption, entities, {
    follow: (url) => desk.follow(url),
    command: (command) => desk.say(command),
  });
  return make("div", { class: "text" }, nodes);
}

function meta(album) {
  const edited = album.some((message) => message.edit_date);
  const moment = fromUnix(album.at(-1).date);
  return make(
    "span",
    { class: "meta" },
    edited ? make("span", { class: "edited" }, `${say("edited")} `) : null,
    make("time", { datetime: moment.toISOString() }, hour(moment)),
  );
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const from = origin.sender_user_name ?? nameOf(origin.sender_user ?? origin.sender_chat ?? origin.chat);
  return make("div", { class: "forwarded" }, icon("forward"), say("forwardedFrom", { name: from }));
}

function quoted(message, desk) {
  const before = message.reply_to_message;
  if (!before) return null;
  return make(
    "button",
    { type: "button", class: "quote", tabindex: "-1", onclick: () => desk.jump(before.message_id) },
    make("span", { class: "unseen" }, say("replyTo")),
    make("strong", {}, nameOf(before.from)),
    make("span", {}, summary(before)),
  );
}

function actions(album, mine, desk) {
  const message = album[0];
  const open = (event) => desk.menu(event.currentTarget, album, mine);
  return iconButton("more", say("messageMenu"), open, {
    class: "icon-button actions",
    tabindex: "-1",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "data-of": message.message_id,
  });
}
