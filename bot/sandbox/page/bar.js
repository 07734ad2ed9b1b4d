// The bar on top: the clock, faults, more columns, the page's language, whether the line is up.

import * as api from "./api.js";
import { clockPanel, move } from "./clockpanel.js";
import { icon, iconButton, make } from "./dom.js";
import { faultsPanel } from "./faults.js";
import { keysPanel } from "./keys.js";
import { language, say } from "./language.js";
import { ahead, now } from "./live.js";
import { hour, middleDay, shortDay } from "./moments.js";

const QUICK = [
  ["+15 min", 900],
  ["hour1", 3600],
  ["day1", 86400],
];

export class Bar {
  /** `addColumn()` and `speak(language)` are the page's. */
  constructor({ addColumn, speak }) {
    this.time = make("time", { class: "now" });
    this.moved = make("small", { class: "moved" });
    this.line = make("span", { class: "line-state", role: "status" });
    this.faultCount = make("span", { class: "badge", hidden: true });
    this.add = make(
      "button",
      { type: "button", class: "tool add-column", onclick: addColumn, title: say("addColumn") },
      icon("columns"),
      make("span", { class: "words" }, say("addColumn")),
    );
    this.faultButton = make(
      "button",
      {
        type: "button",
        class: "tool",
        onclick: () => faultsPanel(),
        title: say("faults"),
        "aria-haspopup": "dialog",
      },
      icon("bolt"),
      make("span", { class: "words" }, say("faults")),
      this.faultCount,
    );
    this.element = document.getElementById("bar");
    this.element.replaceChildren(
      this.#brand(),
      this.#clock(),
      this.faultButton,
      this.add,
      iconButton("help", say("keys"), () => keysPanel(), {
        class: "icon-button help",
        "aria-haspopup": "dialog",
      }),
      this.#languages(speak),
    );
    this.draw();
    this.countFaults();
  }

  #brand() {
    const picture = make("img", { src: "/page/icon.svg", alt: "", width: "30", height: "30" });
    return make(
      "div",
      { class: "brand" },
      picture,
      make("h1", {}, "Prihatin ", make("span", {}, "Sandbox")),
      this.line,
    );
  }

  #clock() {
    const button = make(
      "button",
      {
        type: "button",
        class: "tool clock",
        onclick: () => clockPanel(),
        "aria-haspopup": "dialog",
        title: say("moveClock"),
      },
      icon("clock"),
      this.time,
      this.moved,
    );
    const quick = QUICK.map(([label, seconds]) => {
      const words = label.startsWith("+") ? label : say(label);
      return make(
        "button",
        {
          type: "button",
          class: "tool quick",
          onclick: () => move(document.body, seconds),
          "aria-label": say("moveBy", { step: words }),
        },
        words,
      );
    });
    return make("div", { class: "clock-group", role: "group", "aria-label": say("clock") }, button, quick);
  }

  #languages(speak) {
    const choice = (code, label, name) =>
      make(
        "button",
        {
          type: "button",
          lang: code,
          "aria-pressed": String(language() === code),
          "aria-label": name,
          title: name,
          onclick: () => speak(code),
        },
        label,
      );
    return make(
      "div",
      { class: "languages", role: "group", "aria-label": say("pageLanguage") },
      choice("ms", "BM", "BM, Bahasa Melayu"),
      choice("en", "EN", "EN, English"),
    );
  }

  /** Show the sandbox's moment. */
  draw() {
    const moment = now();
    this.time.replaceChildren(
      `${hour(moment)} · `,
      make("span", { class: "year" }, middleDay(moment)),
      make("span", { class: "short" }, shortDay(moment)),
    );
    this.time.dateTime = moment.toISOString();
    this.moved.textContent = ahead() > 59 ? say("ahead", { span: span(ahead()) }) : "";
  }

  showLine(up) {
    this.line.textContent = up ? say("live") : say("reconnecting");
    this.line.classList.toggle("down", !up);
  }

  async countFaults() {
    const count = (await api.faults()).length;
    this.faultCount.hidden = count === 0;
    this.faultCount.replaceChildren(String(count), make("span", { class: "unseen" }, ` ${say("faultsOn")}`));
  }
}

/** 2 h 15 min */
function span(seconds) {
  const minutes = Math.round(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), say("dayShort")],
    [Math.floor((minutes % 1440) / 60), say("hourShort")],
    [minutes % 60, "min"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
