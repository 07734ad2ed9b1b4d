// The page: opens what the address names (#person:chat/person:chat), and passes on what the store tells.

import * as api from "./api.js";
import { Bar } from "./bar.js";
import { Column } from "./column.js";
import { announce, attempt } from "./dialog.js";
import { make } from "./dom.js";
import { language, say, speak } from "./language.js";
import { follow, readClock } from "./live.js";
import { choosePerson } from "./people.js";
import { store } from "./store.js";

const MOST = 3; // columns
let columns = [];
let bar = null;
let isUp = false; // the line to the sandbox

/** Draw the whole page anew (at the start, and when the page's language changes). */
async function draw(places) {
  document.documentElement.lang = language();
  document.getElementById("skip").textContent = say("skip");
  document.getElementById("banner").textContent = say("banner");
  bar = new Bar({ addColumn: () => choosePerson((id) => addColumn(id)), speak: changeLanguage });
  if (isUp) bar.showLine(true);
  await show(places);
}

async function show(places) {
  const closable = places.length > 1;
  columns = places.map(
    (place, index) =>
      new Column({
        number: index + 1,
        place,
        moved: keep,
        close: closable ? () => closeColumn(index) : null,
      }),
  );
  const main = document.getElementById("columns");
  main.dataset.count = columns.length;
  main.replaceChildren(...columns.map((column) => column.host));
  bar.add.disabled = columns.length >= MOST;
  keep();
  await Promise.all(columns.map((column) => column.open()));
}

const places = () => columns.map((column) => column.place);

async function addColumn(person) {
  await show([...places(), { person, chat: person }].slice(-MOST));
  columns.at(-1).focus();
}

async function closeColumn(index) {
  await show(places().filter((_, at) => at !== index));
  columns[0].focus();
}

function changeLanguage(code) {
  speak(code);
  draw(places()).then(() => document.querySelector(".languages [aria-pressed='true']").focus());
}

function keep() {
  history.replaceState(
    null,
    "",
    `#${places()
      .map(({ person, chat }) => `${person}:${chat ?? ""}`)
      .join("/")}`,
  );
}

/** What the address names, if these people are here; else two members of the liveliest group. */
async function asked() {
  const named = location.hash
    .slice(1)
    .split("/")
    .map((part) => part.split(":").map(Number));
  const known = named.filter(([person]) => store.people.has(person));
  if (known.length) return known.slice(0, MOST).map(([person, chat]) => ({ person, chat: chat || null }));
  return (await usual()).slice(0, innerWidth >= 1200 ? 2 : 1);
}

/** Somebody in the group, beside somebody else alone with the bot; without groups the first people. */
async function usual() {
  const spoke = (chat) => chat.last_message?.date ?? 0;
  const groups = (await api.everyChat()).filter((chat) => chat.type !== "private" && !chat.migrated_to);
  const [group] = groups.sort((a, b) => spoke(b) - spoke(a));
  if (!group || group.members.length < 2)
    return [...store.people.keys()].map((person) => ({ person, chat: person }));
  const [one, other] = group.members.length > 2 ? group.members.slice(1) : group.members; // not the leader
  return [
    { person: one, chat: group.id },
    { person: other, chat: other },
  ];
}

let gathered = [];

/** Collect the messages of one frame: a broadcast brings many at once. */
function gather(event) {
  gathered.push(event);
  if (gathered.length > 1) return;
  setTimeout(() => {
    const events = gathered;
    gathered = [];
    columns.forEach((column) => column.took(events));
  }, 16);
}

function pass() {
  const each = (name, act) =>
    store.addEventListener(name, ({ detail }) => columns.forEach((column) => act(column, detail)));
  store.addEventListener("message", ({ detail }) => gather(detail));
  each("deleted", (column, detail) => column.changed(detail.chat));
  each("chat", (column, detail) => column.changed(detail.chat));
  each("chats", (column, detail) => column.reloaded(detail.person));
  each("people", (column) => column.changed());
  each("answer", (column, detail) => column.answered(detail));
  each("action", (column, detail) => column.typing(detail));
  each("commands", (column) => column.newCommands());
  each("read", (column) => column.list.draw());
  store.addEventListener("clock", () => bar?.draw());
  store.addEventListener("faults", () => bar?.countFaults());
  store.addEventListener("line", ({ detail }) => {
    isUp = detail.up;
    bar?.showLine(isUp);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !/^Digit[1-3]$/.test(event.code)) return;
    columns[Number(event.code.at(-1)) - 1]?.focus();
    event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => columns.forEach((column) => column.changed()));
  setInterval(() => bar?.draw(), 1000);
}

/** Say that nobody is here, and look again when people have come (a town comes in one by one). */
function nobody() {
  document.getElementById("columns").replaceChildren(make("p", { class: "nobody" }, say("nobody")));
  announce(say("nobody"));
  let timer = null;
  const look = async () => columns.length === 0 && draw(await asked());
  store.addEventListener("people", () => {
    clearTimeout(timer);
    if (columns.length === 0) timer = setTimeout(look, 1000);
  });
}

async function begin() {
  await Promise.all([store.loadPeople(), readClock()]);
  pass();
  await draw(await asked());
  if (store.people.size === 0) nobody();
  follow();
}

attempt(document.body, begin);
