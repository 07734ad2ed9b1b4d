// What can be attached.

import { exampleReports } from "./examples.js";
import { say } from "./language.js";
import { openMenu } from "./menu.js";
import { choose, sendFiles } from "./posting.js";
import { samplePicture } from "./sample.js";
import { otherContact, sendContact, sendLocation } from "./sharing.js";

/** Open the menu of what can be attached. */
export function attachMenu(anchor, desk) {
  openMenu(anchor, say("attach"), [
    {
      label: say("photo"),
      icon: "camera",
      hint: say("photoHint"),
      act: () => choose("image/*", (files) => sendFiles(desk, files)),
    },
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
