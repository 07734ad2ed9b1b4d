// Server-sent events into the store, and the sandbox's moved clock.

import * as api from "./api.js";
import { attempt } from "./dialog.js";
import { store } from "./store.js";

let offset = 0; // seconds ahead of this computer

/** The moment it is in the sandbox. */
export const now = () => new Date(Date.now() + offset * 1000);
export const ahead = () => offset;

export async function readClock() {
  const told = await api.clock();
  offset = told.offset_seconds;
  store.tell("clock");
}

/** Follow the sandbox. After the line was down, everything shown is loaded anew. */
export function follow() {
  let wasDown = false;
  api.listen(take, async (up) => {
    store.tell("line", { up });
    if (up && wasDown) await attempt(document.body, reload);
    wasDown = !up;
  });
}

async function reload() {
  await Promise.all([store.loadPeople(), readClock(), reloadChats()]);
  store.tell("faults");
}

const reloadChats = () => Promise.all([...store.chats.keys()].map((person) => store.loadChats(person)));

let timer = null;

/** Do it once, when a burst of events is over. */
function soon(act) {
  clearTimeout(timer);
  timer = setTimeout(() => attempt(document.body, act), 80);
}

const TAKERS = {
  message: ({ message }) => store.put(message),
  edited: ({ message }) => store.put(message),
  deleted: (event) => event.message_ids.forEach((id) => store.drop(event.chat, id)),
  chat: () => soon(reloadChats),
  person: ({ person }) => store.putPerson(person),
  reset: () => location.reload(),
  fault: () => store.tell("faults"),
  clock: () => readClock(),
  answer: (event) => store.tell("answer", event),
  action: (event) => store.tell("action", event),
  commands: () => store.tell("commands"),
};

function take(event) {
  TAKERS[event.type]?.(event);
}
