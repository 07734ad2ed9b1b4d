// Photos, albums, documents, places and contacts inside a bubble. Nothing is loaded from outside this machine.

import * as api from "./api.js";
import { avatar, icon, make } from "./dom.js";
import { openDialog } from "./dialog.js";
import { say } from "./language.js";
import { nameOf } from "./store.js";

/** Return what is attached to the messages of one album (or one message), or null. */
export function attachments(album) {
  const photos = album.filter((message) => message.photo);
  if (photos.length > 0) {
    const others = album.filter((message) => !message.photo).map(attached);
    return make(
      "div",
      {},
      make("div", { class: `album of-${Math.min(photos.length, 4)}` }, photos.map(photo)),
      others,
    );
  }
  const found = album.map(attached).filter(Boolean);
  return found.length ? make("div", {}, found) : null;
}

function attached(message) {
  if (message.location) return place(message.venue?.location ?? message.location, message.venue);
  if (message.contact) return card(message.contact);
  if (message.document) return file(message.document);
  return null;
}

function photo(message) {
  const best = message.photo.at(-1);
  const label = message.caption ? `${say("photo")}: ${message.caption}` : say("photo");
  const picture = make("img", {
    src: api.fileUrl(best.file_id),
    alt: label,
    width: best.width,
    height: best.height,
  });
  const enlarge = () =>
    openDialog({
      title: say("photo"),
      wide: true,
      body: make("img", { class: "large", src: picture.src, alt: label }),
    });
  return make(
    "button",
    { type: "button", class: "photo", tabindex: "-1", onclick: enlarge, "aria-label": label },
    picture,
  );
}

function file(document) {
  const name = document.file_name ?? say("document");
  return make(
    "a",
    { class: "file", href: api.fileUrl(document.file_id), download: name, tabindex: "-1" },
    make("span", { class: "file-icon" }, icon("file")),
    make(
      "span",
      { class: "two-lines" },
      make("strong", {}, name),
      make("small", {}, size(document.file_size ?? 0)),
    ),
  );
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function place(location, venue) {
  const where = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  const near = location.horizontal_accuracy
    ? say("accuracy", { metres: Math.round(location.horizontal_accuracy) })
    : null;
  const lines = [
    venue ? make("strong", {}, venue.title) : make("strong", {}, say("location")),
    make("span", {}, venue?.address ?? where),
  ];
  return make(
    "div",
    { class: "place" },
    make("div", { class: "map", "aria-hidden": "true" }, icon("pin")),
    make("div", { class: "two-lines" }, lines, near ? make("small", {}, near) : null),
  );
}

function card(contact) {
  const name = nameOf(contact);
  return make(
    "div",
    { class: "contact" },
    avatar(name, { id: contact.user_id ?? name.length }),
    make("span", { class: "two-lines" }, make("strong", {}, name), make("small", {}, contact.phone_number)),
  );
}
