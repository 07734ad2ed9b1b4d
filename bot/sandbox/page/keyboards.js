// Inline keyboards under bubbles, and the reply keyboard that stands for the person's own keyboard.

import { icon, make } from "./dom.js";

/** Return the buttons under a message, or null. */
export function inlineKeyboard(message, desk) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  const row = (buttons, at) =>
    make(
      "div",
      { class: "keys" },
      buttons.map((button, column) => inlineKey(button, message, { row: at, column }, desk)),
    );
  return make("div", { class: "inline-keyboard" }, rows.map(row));
}

function inlineKey(button, message, where, desk) {
  const attributes = { type: "button", class: "key", tabindex: "-1" };
  if (button.url) {
    const onclick = () => desk.follow(button.url) || open(button.url, "_blank", "noopener");
    return make("button", { ...attributes, onclick }, button.text, icon("link"));
  }
  if (button.copy_text) {
    const onclick = () => navigator.clipboard.writeText(button.copy_text.text);
    return make("button", { ...attributes, onclick }, button.text, icon("copy"));
  }
  return make(
    "button",
    { ...attributes, onclick: (event) => desk.press(event.currentTarget, message, button, where) },
    button.text,
  );
}

/** Return {keyboard, placeholder, force, message} that the newest messages ask of the person. */
export function asked(messages, person) {
  for (const message of [...messages].reverse()) {
    const markup = message.reply_markup;
    if (!message.from?.is_bot || !markup || markup.inline_keyboard) continue;
    if (markup.selective && !concerns(message, person)) continue;
    const answered = messages.some(
      (later) => later.message_id > message.message_id && later.from?.id === person.id,
    );
    if (markup.remove_keyboard) return {};
    if (markup.force_reply)
      return answered ? {} : { force: message, placeholder: markup.input_field_placeholder };
    if (markup.one_time_keyboard && answered) return {};
    return { keyboard: markup.keyboard, placeholder: markup.input_field_placeholder, message };
  }
  return {};
}

function concerns(message, person) {
  const mentioned = (message.entities ?? []).some((entity) => entity.user?.id === person.id);
  return mentioned || message.reply_to_message?.from?.id === person.id;
}

/** Return the reply keyboard's buttons; each gives its text, the own contact or a location. */
export function replyKeyboard(rows, { text, contact, location }) {
  const key = (button) => {
    const wish = typeof button === "string" ? { text: button } : button;
    const [act, picture] = wish.request_contact
      ? [contact, "person"]
      : wish.request_location
        ? [location, "pin"]
        : [() => text(wish.text), null];
    return make(
      "button",
      { type: "button", class: "key", onclick: act },
      picture ? icon(picture) : null,
      wish.text,
    );
  };
  return make(
    "div",
    { class: "reply-keyboard" },
    rows.map((row) => make("div", { class: "keys" }, row.map(key))),
  );
}
