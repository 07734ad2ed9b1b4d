// Send a place or a contact, the own one or somebody else's.

import { openDialog } from "./dialog.js";
import { avatar, icon, make } from "./dom.js";
import { say } from "./language.js";
import { PLACES } from "./places.js";
import { nameOf, store } from "./store.js";

/** Ask for a place: one of the list, or latitude and longitude. */
export function sendLocation(desk) {
  const send = (location) => {
    panel.close();
    return desk.post(() => ({ location }));
  };
  const pick = ({ name, latitude, longitude }, index) =>
    make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: "pick",
          "data-first": index === 0,
          onclick: () => send({ latitude, longitude, horizontal_accuracy: 20 }),
        },
        icon("pin"),
        make(
          "span",
          { class: "two-lines" },
          make("strong", {}, name),
          make("small", {}, `${latitude}, ${longitude}`),
        ),
      ),
    );
  const field = (id, label, min, max) =>
    make(
      "div",
      { class: "field" },
      make("label", { for: id }, label),
      make("input", { id, name: id, type: "number", step: "any", min, max, required: true }),
    );
  const own = make(
    "form",
    {
      class: "in-row",
      onsubmit: (event) => {
        event.preventDefault();
        const told = new FormData(event.target);
        send({ latitude: Number(told.get("latitude")), longitude: Number(told.get("longitude")) });
      },
    },
    field("latitude", say("latitude"), "-90", "90"),
    field("longitude", say("longitude"), "-180", "180"),
    make("button", { class: "primary" }, say("send")),
  );
  const panel = openDialog({
    title: say("sendLocation"),
    body: [make("ul", { class: "picks" }, PLACES.map(pick)), own],
  });
}

/** Send the person's own contact, as the button of a reply keyboard does. */
export function sendContact(desk) {
  return desk.post(() => ({ contact: "own" }));
}

/** Ask for somebody else's contact: of the people here, or a name and a number. */
export function otherContact(desk) {
  const send = (contact) => {
    panel.close();
    return desk.post(() => ({ contact }));
  };
  const known = [...store.people.values()].filter(
    (person) => person.phone_number && person.id !== desk.person.id,
  );
  const pick = (person) =>
    make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: "pick",
          onclick: () =>
            send({
              phone_number: person.phone_number,
              first_name: person.first_name,
              last_name: person.last_name,
              user_id: person.id,
            }),
        },
        avatar(nameOf(person), person),
        make(
          "span",
          { class: "two-lines" },
          make("strong", {}, nameOf(person)),
          make("small", {}, person.phone_number),
        ),
      ),
    );
  const field = (name, label, type, first) =>
    make(
      "div",
      { class: "field" },
      make("label", { for: name }, label),
      make("input", { id: name, name, type, required: true, "data-first": first }),
    );
  const form = make(
    "form",
    {
      class: "in-row",
      onsubmit: (event) => (event.preventDefault(), send(Object.fromEntries(new FormData(event.target)))),
    },
    field("first_name", say("name"), "text", true),
    field("phone_number", say("phone"), "tel", false),
    make("button", { class: "primary" }, say("send")),
  );
  const panel = openDialog({
    title: say("otherContact"),
    body: [form, make("ul", { class: "picks" }, known.map(pick))],
  });
}
