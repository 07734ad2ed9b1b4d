// Photos and documents before they go out: looked at, added to, given a caption. Several go as one album.

import * as api from "./api.js";
import { openDialog } from "./dialog.js";
import { icon, iconButton, make } from "./dom.js";
import { say } from "./language.js";
import { samplePicture } from "./sample.js";

const MOST = 10; // files in an album
const LONGEST_SIDE = 2560; // pixels; apps send photos no larger

/** Let the person choose files; `accept` as in HTML, "" for any. */
export function choose(accept, chosen) {
  const input = make("input", {
    type: "file",
    accept,
    multiple: true,
    class: "unseen",
    tabindex: "-1",
    "aria-hidden": "true",
  });
  input.addEventListener("change", () => {
    input.remove();
    chosen([...input.files]);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

const isPicture = (file) => file.type.startsWith("image/");

/** Show the files, ask for a caption, send them; what is written in the chat becomes the caption. */
export function sendFiles(desk, files, asDocuments = false) {
  const kind = asDocuments || !files.every(isPicture) ? "document" : "photo";
  const chosen = [];
  const urls = new Map(); // file -> its address in this page
  const draft = desk.composer.draft;
  const caption = make("textarea", { id: "caption", rows: "2", maxlength: "1024", "data-first": true });
  caption.value = draft;
  caption.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const previews = make("ul", { class: "previews" });
  const full = make("p", { class: "note", role: "status" });
  const sendButton = make("button", { class: "primary" });

  const add = (more) => {
    const room = MOST - chosen.length;
    full.textContent = more.length > room ? say("albumFull", { most: MOST }) : "";
    chosen.push(...more.slice(0, room));
    draw();
  };
  const drop = (file) => {
    chosen.splice(chosen.indexOf(file), 1);
    draw();
    caption.focus();
  };
  const draw = () => {
    previews.replaceChildren(...chosen.map(preview));
    sendButton.textContent = chosen.length > 1 ? say("sendAlbum", { count: chosen.length }) : say("send");
  };
  const preview = (file) => {
    const remove = iconButton("close", say("takeOut", { name: file.name }), () => drop(file));
    return make("li", {}, kind === "photo" ? picture(file) : named(file), chosen.length > 1 ? remove : null);
  };
  const picture = (file) => {
    if (!urls.has(file)) urls.set(file, URL.createObjectURL(file));
    return make("img", { src: urls.get(file), alt: file.name });
  };
  const send = async () => {
    panel.close();
    const words = caption.value.trim();
    const sent = await desk.post(() => content(chosen, kind, words), draft);
    if (sent === undefined && words) desk.composer.fill(words); // nothing written is lost
  };
  const soft = (label, act) => make("button", { type: "button", class: "soft", onclick: act }, icon("plus"), label);
  const more =
    kind === "photo"
      ? [
          soft(say("addPhoto"), () => choose("image/*", (found) => add(found.filter(isPicture)))),
          soft(say("addSample"), async () => add([await samplePicture(chosen.length)])),
        ]
      : [soft(say("addFile"), () => choose("", add))];
  const body = make(
    "form",
    { onsubmit: (event) => (event.preventDefault(), send()) },
    previews,
    make("div", { class: "adding" }, more),
    full,
    make("label", { for: "caption" }, say("caption")),
    caption,
    sendButton,
  );
  add(files);
  const panel = openDialog({
    title: say(kind === "photo" ? "sendPhotos" : "sendDocuments"),
    body,
    onclose: () => urls.forEach((url) => URL.revokeObjectURL(url)),
  });
}

const named = (file) =>
  make(
    "span",
    { class: "file" },
    make("span", { class: "file-icon" }, icon("file")),
    make("strong", {}, file.name),
  );

/** Send the files up, in their order; return what a message or an album says of them. */
async function content(files, kind, words) {
  const up = async (file) => {
    const sent = kind === "photo" ? await asPhoto(file) : file;
    return (await api.upload(sent, file.name, kind)).file_id;
  };
  const names = await Promise.all(files.map(up));
  const told = words ? { caption: words } : {};
  return names.length > 1 ? { [`${kind}s`]: names, ...told } : { [kind]: names[0], ...told };
}

/** Return the picture as apps send photos: a JPEG of bounded size, without where and when it was taken. */
async function asPhoto(file) {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error(say("noPicture", { name: file.name }));
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // where the picture is transparent
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
}
