// Move the sandbox's clock forward. It cannot go back, as time cannot.

import * as api from "./api.js";
import { announce, attempt, openDialog } from "./dialog.js";
import { make } from "./dom.js";
import { say } from "./language.js";
import { now, readClock } from "./live.js";
import { day, hour } from "./moments.js";

const STEPS = [
  ["minutes15", 900],
  ["hour1", 3600],
  ["hours8", 28800],
  ["day1", 86400],
  ["week1", 604800],
];
const UNITS = [
  ["unitMinutes", 60],
  ["unitHours", 3600],
  ["unitDays", 86400],
];

/** Move the clock and tell the new time. */
export async function move(host, seconds) {
  await attempt(host, async () => {
    await api.forward(seconds);
    await readClock();
    announce(say("itIsNow", { moment: words() }));
  });
}

const words = () => `${day(now())}, ${hour(now())}`;

/** Open the panel with the steps and an own value. */
export function clockPanel() {
  const shown = make("p", { class: "big-time" }, words());
  const step = async (host, seconds) => {
    await move(host, seconds);
    shown.textContent = words();
  };
  const button = ([key, seconds], index) =>
    make(
      "button",
      {
        type: "button",
        class: "soft",
        "data-first": index === 0,
        onclick: (event) => step(event.target.closest("dialog"), seconds),
      },
      say(key),
    );
  const submit = (event) => {
    event.preventDefault();
    const told = new FormData(event.target);
    step(event.target.closest("dialog"), Number(told.get("count")) * Number(told.get("unit")));
  };
  const own = make(
    "form",
    { class: "in-row", onsubmit: submit },
    make(
      "div",
      { class: "field" },
      make("label", { for: "clock-count" }, say("ownStep")),
      make("input", {
        id: "clock-count",
        name: "count",
        type: "number",
        min: "1",
        step: "1",
        value: "3",
        required: true,
      }),
    ),
    make(
      "div",
      { class: "field" },
      make("label", { for: "clock-unit" }, say("unit")),
      make(
        "select",
        { id: "clock-unit", name: "unit" },
        UNITS.map(([key, seconds]) => make("option", { value: seconds }, say(key))),
      ),
    ),
    make("button", { class: "primary" }, say("moveForward")),
  );
  const body = [
    shown,
    make("p", { class: "note" }, say("clockNote")),
    make("div", { class: "steps" }, STEPS.map(button)),
    own,
  ];
  openDialog({ title: say("moveClock"), body });
}
