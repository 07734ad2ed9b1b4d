// What can be attached, and how files go out.

import * as api from "./api.js";
import { openDialog } from "./dialog.js";
import { icon, make } from "./dom.js";
import { exampleReports } from "./examples.js";
import { say } from "./language.js";
import { openMenu } from "./menu.js";
import { samplePicture } from "./sample.js";
import { otherContact, sendContact, sendLocation } from "./sharing.js";

/** Open the menu of what can be attached. */
export function attachMenu(anchor, desk) {
  openMenu(anchor, say("attach"), [
    { label: say("photo"), icon: "camera", act: () => choose("image/*", (files) => sendFiles(desk, files)) },
    {
      label: say("samplePhoto"),
      icon: "camera",
      hint: say("samplePhotoHint"),
      act: async () => sendFiles(desk, [await samplePicture()]),
    },
    { label: say("document"), icon: "file", act: () => choose("", (files) => sendFiles(desk, files, true)) },
    {
      label: say("examples"),
      icon: "copy",
      hint: say("examplesHint"),
      act: () => exampleReports(desk),
    },
    { label: say("location"), icon: "pin", act: () => sendLocation(desk) },
    { label: say("ownContact"), icon: "person", act: () => sendContact(desk) },
    { label: say("otherContact"), icon: "person", act: () => otherContact(desk) },
  ]);
}

function choose(accept, chosen) {
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

const where = (desk) => ({ person: desk.person.id, chat: desk.chat.id });

/** Show the files, ask for a caption, send them: one message each, several as one album. */
export function sendFiles(desk, files, asDocuments = false) {
  const caption = make("input", { type: "text", id: "caption", maxlength: "1024", "data-first": true });
  const urls = [];
  const preview = (file) => {
    if (asDocuments || !file.type.startsWith("image/"))
      return make(
        "span",
        { class: "file" },
        make("span", { class: "file-icon" }, icon("file")),
        make("strong", {}, file.name),
      );
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
        return api.send({
          ...where(desk),
          [asDocuments ? "document" : up.kind]: up.file_id,
          ...words,
          ...album,
        });
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
  const panel = openDialog({
    title: say("sendFiles", { count: files.length }),
    body,
    onclose: () => urls.forEach((url) => URL.revokeObjectURL(url)),
  });
}
