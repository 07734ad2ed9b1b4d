// What the sandbox can be asked over HTTP (/sim), and what it tells by server-sent events.

/** The sandbox said no; `message` is its own sentence. */
export class Refused extends Error {}

async function ask(method, path, body) {
  const form = body instanceof FormData;
  const answer = await fetch(`/sim/${path}`, {
    method,
    headers: body && !form ? { "Content-Type": "application/json" } : {},
    body: body && !form ? JSON.stringify(body) : body,
  });
  const text = await answer.text();
  const found = text ? read(text) : null;
  if (!answer.ok) throw new Refused(found?.error ?? `${answer.status} ${answer.statusText}`);
  return found;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { error: text.slice(0, 200) };
  }
}

const get = (path) => ask("GET", path);
const post = (path, body = {}) => ask("POST", path, body);

export const people = () => get("people");
export const addPerson = (person) => post("people", person);
export const everyChat = () => get("chats");
export const addChat = (chat) => post("chats", chat);
export const examples = () => get("examples");
export const chats = (person) => get(`chats?person=${person}`);
export const messages = (chat, person) => get(`chats/${chat}/messages?person=${person}`);
export const commands = (person, chat) => get(`commands?person=${person}&chat=${chat}`);
export const send = (what) => post("send", what);
export const album = (what) => post("album", what);
export const edit = (what) => post("edit", what);
export const remove = (what) => post("delete", what);
export const start = (person, payload) => post("start", payload ? { person, payload } : { person });
export const press = (what) => post("press", what);
export const block = (person) => post("block", { person });
export const unblock = (person) => post("unblock", { person });
export const act = (verb, what) => post(verb, what);
export const faults = () => get("faults");
export const addFault = (fault) => post("faults", fault);
export const endFault = (id) => ask("DELETE", id === undefined ? "faults" : `faults/${id}`);
export const limits = () => get("limits");
export const setLimits = (on) => post("limits", { on });
export const clock = () => get("clock");
export const forward = (seconds) => post("clock", { forward_seconds: seconds });

/** Send a file up as "photo" or "document"; returns {file_id, kind}. */
export function upload(file, name, kind) {
  const form = new FormData();
  form.append("file", file, name);
  return ask("POST", `upload?kind=${kind}`, form);
}

/** Where the browser finds a file that was sent. */
export const fileUrl = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

/** Call `told` for each event, and `connected` with true or false when the line comes up or goes down. */
export function listen(told, connected) {
  const source = new EventSource("/sim/events");
  source.onopen = () => connected(true);
  source.onerror = () => connected(false);
  source.onmessage = (event) => told(JSON.parse(event.data));
}
