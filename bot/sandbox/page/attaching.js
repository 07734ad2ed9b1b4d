// Send photos, documents, places and contacts.

import * as api from "./api.js";
import { openDialog } from "./dialog.js";
import { avatar, icon, make } from "./dom.js";
import { say } from "./language.js";
import { openMenu } from "./menu.js";
import { PLACES } from "./places.js";
import { samplePicture } from "./sample.js";
import { nameOf, store } from "./store.js";

/** Open the menu of what can be attached. */
export function attachMenu(anchor, desk) {
  openMenu(anchor, say("attach"), [
    { label: say("photo"), icon: "camera", act: () => choose("image/*", (files) => sendFiles(desk, files)) },
    { label: say("samplePhoto"), icon: "camera", hint: say("samplePhotoHint"), act: async () => sendFiles(desk, [await samplePicture()]) },
    { label: say("document"), icon: "file", act: () => choose("", (files) => sendFiles(desk, files, true)) },
    { label: say("location"), icon: "pin", act: () => sendLocation(desk) },
    { label: say("ownContact"), icon: "person", act: () => sendContact(desk) },
    { label: say("otherContact"), icon: "person", act: () => otherContact(desk) },
  ]);
}

function choose(accept, chosen) {
  const input = make("input", { type: "file", accept, multiple: true, class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", () => {
    input.remove();
    chosen([...input.files]);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

const where = (desk) => ({ person: desk.person.id, chat: desk.chat.id });

/** Show the files, ask for a caption, send them: one message each, several as one album. */
export function sendFiles(desk, files, asDocuments = false) {
  const caption = make("input", { type: "text", id: "caption", maxlength: "1024", "data-first": true });
  const urls = [];
  const preview = (file) => {
    if (asDocuments || !file.type.startsWith("image/")) return make("span", { class: "file" }, make("span", { class: "file-icon" }, icon("file")), make("strong", {}, file.name));
    urls.push(URL.createObjectURL(file));
    return make("img", { src: urls.at(-1), alt: file.name });
  };
  const send = async () => {
    panel.close();
    const album = files.length > 1 ? { media_group_id: crypto.randomUUID() } : {};
    for (const [index, file] of files.entries()) {
      const words = index === 0 && caption.value.trim() ? { caption: caption.value.trim() } : {};
      const sent = await desk.attempt(async () => {
        const up = await api.upload(file, file.name);
        return api.send({ ...where(desk), [asDocuments ? "document" : up.kind]: up.file_id, ...words, ...album });
      });
      if (!sent) return;
    }
  };
  const body = make(
    "form",
    { onsubmit: (event) => (event.preventDefault(), send()) },
    make("div", { class: "previews" }, files.map(preview)),
    make("label", { for: "caption" }, say("caption")),
    caption,
    make("button", { class: "primary" }, say("send")),
  );
  const panel = openDialog({ title: say("sendFiles", { count: files.length }), body, onclose: () => urls.forEach((url) => URL.revokeObjectURL(url)) });
}

/** Ask for a place: one of the list, or latitude and longitude. */
export function sendLocation(desk) {
  const send = (location) => {
    panel.close();
    return desk.attempt(() => api.send({ ...where(desk), location }));
  };
  const pick = ({ name, latitude, longitude }, index) =>
    make("li", {}, make("button", { type: "button", class: "pick", "data-first": index === 0, onclick: () => send({ latitude, longitude, horizontal_accuracy: 20 }) }, icon("pin"), make("span", { class: "two-lines" }, make("strong", {}, name), make("small", {}, `${latitude}, ${longitude}`))));
  const field = (id, label, min, max) => make("div", { class: "field" }, make("label", { for: id }, label), make("input", { id, name: id, type: "number", step: "any", min, max, required: true }));
  const own = make(
    "form",
    { class: "in-row", onsubmit: (event) => {
      event.preventDefault();
      const told = new FormData(event.target);
      send({ latitude: Number(told.get("latitude")), longitude: Number(told.get("longitude")) });
    } },
    field("latitude", say("latitude"), "-90", "90"),
    field("longitude", say("longitude"), "-180", "180"),
    make("button", { class: "primary" }, say("send")),
  );
  const panel = openDialog({ title: say("sendLocation"), body: [make("ul", { class: "picks" }, PLACES.map(pick)), own] });
}

/** Send the person's own contact, as the button of a reply keyboard does. */
export function sendContact(desk) {
  return desk.attempt(() => api.send({ ...where(desk), contact: "own" }));
}

function otherContact(desk) {
  const send = (contact) => {
    panel.close();
    return desk.attempt(() => api.send({ ...where(desk), contact }));
  };
  const known = [...store.people.values()].filter((person) => person.phone_number && person.id !== desk.person.id);
  const pick = (person) =>
    make("li", {}, make("button", { type: "button", class: "pick", onclick: () => send({ phone_number: person.phone_number, first_name: person.first_name, last_name: person.last_name, user_id: person.id }) }, avatar(nameOf(person), person), make("span", { class: "two-lines" }, make("strong", {}, nameOf(person)), make("small", {}, person.phone_number))));
  const field = (name, label, type, first) => make("div", { class: "field" }, make("label", { for: name }, label), make("input", { id: name, name, type, required: true, "data-first": first }));
  const form = make(
    "form",
    { class: "in-row", onsubmit: (event) => (event.preventDefault(), send(Object.fromEntries(new FormData(event.target)))) },
    field("first_name", say("name"), "text", true),
    field("phone_number", say("phone"), "tel", false),
    make("button", { class: "primary" }, say("send")),
  );
  const panel = openDialog({ title: say("otherContact"), body: [form, make("ul", { class: "picks" }, known.map(pick))] });
}
