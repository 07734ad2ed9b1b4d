// Switch on what goes wrong in the real world, in plain words, and see what is on.

import * as api from "./api.js";
import { attempt, openDialog } from "./dialog.js";
import { iconButton, make } from "./dom.js";
import { say } from "./language.js";
import { store } from "./store.js";

const KINDS = ["latency", "server_error", "drop_before", "drop_after", "too_many_requests", "redeliver"];
const TIMED = ["latency", "too_many_requests"];
const METHODS = [
  "sendMessage",
  "editMessageText",
  "answerCallbackQuery",
  "getUpdates",
  "sendPhoto",
  "sendDocument",
  "sendLocation",
  "deleteMessage",
];

/** Open the panel of faults. */
export function faultsPanel() {
  const on = make("ul", { class: "faults-on" });
  const draw = async () => {
    const faults = await api.faults();
    allOff.hidden = faults.length < 2;
    on.replaceChildren(
      ...(faults.length
        ? faults.map((fault) => active(fault, panel.dialog))
        : [make("li", { class: "note" }, say("noFaults"))]),
    );
  };
  const allOff = make(
    "button",
    { type: "button", class: "soft", onclick: () => attempt(panel.dialog, () => api.endFault()) },
    say("allFaultsOff"),
  );
  const panel = openDialog({
    title: say("faults"),
    wide: true,
    body: [
      make("h3", {}, say("faultsNow")),
      on,
      allOff,
      make("h3", {}, say("newFault")),
      form(),
      limitsSwitch(),
    ],
    onclose: () => store.removeEventListener("faults", draw),
  });
  store.addEventListener("faults", draw);
  attempt(panel.dialog, draw);
}

function active(fault, host) {
  const end = () => attempt(host, () => api.endFault(fault.id));
  const details = [
    fault.method,
    fault.chat && `${say("chat")} ${fault.chat}`,
    fault.count && say("times", { count: fault.count }),
    TIMED.includes(fault.kind) && `${fault.seconds} s`,
    fault.probability < 1 && `${Math.round(fault.probability * 100)} %`,
  ];
  const words = make(
    "span",
    { class: "two-lines" },
    make("strong", {}, say(`fault_${fault.kind}`)),
    make("small", {}, details.filter(Boolean).join(" · ")),
  );
  return make(
    "li",
    {},
    words,
    iconButton("close", say("endFault", { name: say(`fault_${fault.kind}`) }), end),
  );
}

function form() {
  const kinds = KINDS.map((kind, index) =>
    make(
      "label",
      { class: "kind" },
      make("input", { type: "radio", name: "kind", value: kind, checked: index === 0 }),
      make(
        "span",
        { class: "two-lines" },
        make("strong", {}, say(`fault_${kind}`)),
        make("small", {}, say(`fault_${kind}_about`)),
      ),
    ),
  );
  const field = (name, label, more) =>
    make(
      "div",
      { class: "field" },
      make("label", { for: `fault-${name}` }, label),
      make("input", { id: `fault-${name}`, name, ...more }),
    );
  const submit = (event) => {
    event.preventDefault();
    attempt(event.target.closest("dialog"), () => api.addFault(wish(new FormData(event.target))));
  };
  const known = make(
    "datalist",
    { id: "methods" },
    METHODS.map((method) => make("option", { value: method })),
  );
  return make(
    "form",
    { onsubmit: submit },
    make("fieldset", { class: "kinds" }, make("legend", { class: "unseen" }, say("newFault")), kinds),
    make(
      "div",
      { class: "in-row" },
      field("count", say("howOften"), { type: "number", min: "1", placeholder: say("always") }),
      field("seconds", say("seconds"), { type: "number", min: "0", step: "any", placeholder: "3" }),
      field("probability", say("probability"), { type: "number", min: "1", max: "100", placeholder: "100" }),
      field("method", say("method"), { list: "methods", placeholder: say("everyMethod") }),
      known,
    ),
    make("button", { class: "primary" }, say("switchOn")),
  );
}

function wish(told) {
  const fault = { kind: told.get("kind") };
  for (const name of ["count", "seconds"]) if (told.get(name)) fault[name] = Number(told.get(name));
  if (told.get("probability")) fault.probability = Number(told.get("probability")) / 100;
  if (told.get("method")) fault.method = told.get("method");
  return fault;
}

function limitsSwitch() {
  const change = (event) =>
    attempt(event.target.closest("dialog"), () => api.setLimits(event.target.checked));
  const box = make("input", { type: "checkbox", role: "switch", onchange: change });
  api.limits().then(({ on }) => (box.checked = on));
  const words = make(
    "span",
    { class: "two-lines" },
    make("strong", {}, say("limits")),
    make("small", {}, say("limitsNote")),
  );
  return make("section", {}, make("label", { class: "kind" }, box, words));
}
