// Choose whom to be, or bring in somebody new.

import * as api from "./api.js";
import { attempt, openDialog } from "./dialog.js";
import { avatar, icon, make } from "./dom.js";
import { say } from "./language.js";
import { labelOf, roleOf } from "./roles.js";
import { nameOf, store } from "./store.js";

/** Ask for a person; `chosen` gets the id. */
export function choosePerson(chosen) {
  const pick = (id) => {
    panel.close();
    chosen(id);
  };
  let role = null;
  const list = make("ul", { class: "picks", id: "people" });
  const found = make("p", { role: "status" });
  const search = make("input", {
    type: "search",
    "aria-label": say("searchPeople"),
    placeholder: say("searchPeople"),
    "aria-controls": "people",
    "data-first": true,
  });
  const draw = () => {
    const people = matching(search.value, role);
    list.replaceChildren(...people.map((person) => entry(person, pick)));
    found.className = people.length ? "unseen" : "note";
    found.textContent = people.length ? say("peopleFound", { count: people.length }) : say("noPeople");
  };
  const choose = (wanted) => {
    role = wanted;
    draw();
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") list.querySelector("button")?.click();
    else if (event.key === "ArrowDown") list.querySelector("button")?.focus();
    else return;
    event.preventDefault(); // the key would press what gets the focus next
  });
  list.addEventListener("keydown", (event) => walk(event, list, search));
  draw();
  const top = make("div", { class: "search" }, icon("search"), search);
  const panel = openDialog({
    title: say("whoAreYou"),
    body: [top, roleFilter(choose), newPerson(pick), found, list],
  });
}

function roleFilter(choose) {
  const roles = [...new Set([...store.people.values()].map(roleOf))].filter(Boolean);
  if (roles.length < 2) return null;
  const chips = [null, ...roles].map((role) => {
    const attributes = { type: "button", class: "chip", "aria-pressed": String(role === null) };
    return make(
      "button",
      { ...attributes, onclick: (event) => press(event.currentTarget, role) },
      role ?? say("everybody"),
    );
  });
  const press = (chip, role) => {
    for (const other of chips) other.setAttribute("aria-pressed", String(other === chip));
    choose(role);
  };
  return make("div", { class: "chips", role: "group", "aria-label": say("roles") }, chips);
}

function matching(typed, role) {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const words = (person) =>
    `${nameOf(person)} ${person.label} ${labelOf(person)} ${person.about} ${person.username ?? ""}`.toLowerCase();
  const fits = (person) => role === null || roleOf(person) === role;
  return [...store.people.values()].filter(
    (person) => fits(person) && wanted.every((word) => words(person).includes(word)),
  );
}

function entry(person, pick) {
  const about = [labelOf(person), person.username && `@${person.username}`].filter(Boolean).join(" · ");
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "pick", onclick: () => pick(person.id) },
      avatar(nameOf(person), person),
      make(
        "span",
        { class: "two-lines" },
        make("strong", {}, nameOf(person)),
        about ? make("small", {}, about) : null,
        person.about ? make("small", { class: "about" }, person.about) : null,
      ),
    ),
  );
}

function walk(event, list, search) {
  const entries = [...list.querySelectorAll("button")];
  const at = entries.indexOf(document.activeElement);
  if (event.key === "ArrowDown") entries[at + 1]?.focus();
  else if (event.key === "ArrowUp") (entries[at - 1] ?? search).focus();
  else return;
  event.preventDefault();
}

function newPerson(pick) {
  const field = (name, label, required) =>
    make(
      "div",
      { class: "field" },
      make("label", { for: `new-${name}` }, label),
      make("input", { id: `new-${name}`, name, required, autocomplete: "off" }),
    );
  const languages = make(
    "select",
    { id: "new-language", name: "language_code" },
    make("option", { value: "ms" }, "Bahasa Melayu"),
    make("option", { value: "en" }, "English"),
  );
  const add = async (event) => {
    event.preventDefault();
    const told = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value));
    const person = await attempt(event.target.closest("dialog"), () => api.addPerson(told));
    if (!person) return;
    store.putPerson(person);
    pick(person.id);
  };
  return make(
    "details",
    { class: "new-person", ontoggle: (event) => event.target.scrollIntoView({ block: "nearest" }) },
    make("summary", {}, icon("plus"), say("newPerson")),
    make(
      "form",
      { class: "in-row", onsubmit: add },
      field("first_name", say("firstName"), true),
      field("last_name", say("lastName"), false),
      field("label", say("role"), false),
      make("div", { class: "field" }, make("label", { for: "new-language" }, say("language")), languages),
      make("button", { class: "primary" }, say("add")),
    ),
  );
}
