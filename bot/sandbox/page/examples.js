// Reports to try: one is chosen and stands where one writes, not sent yet.

import * as api from "./api.js";
import { openDialog } from "./dialog.js";
import { make } from "./dom.js";
import { language, say } from "./language.js";

/** Ask for an example and put its text in the message box. */
export async function exampleReports(desk) {
  const examples = await desk.attempt(() => api.examples());
  if (!examples) return;
  const pick = ({ text }) => {
    panel.close();
    desk.composer.fill(text.trim());
  };
  const entry = (example, index) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "pick", "data-first": index === 0, onclick: () => pick(example) },
        make(
          "span",
          { class: "two-lines" },
          make("strong", {}, example.title[language()]),
          make("small", { class: "about" }, example.text),
        ),
      ),
    );
  const panel = openDialog({
    title: say("examples"),
    body: [
      make("p", { class: "note" }, say("examplesNote")),
      make("ul", { class: "picks" }, examples.map(entry)),
    ],
  });
}
