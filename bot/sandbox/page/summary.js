// A message in one line: for the chat list, quotes and screen readers.

import { say } from "./language.js";
import { nameOf } from "./store.js";

/** Return one line of plain text that tells what the message is. */
export function summary(message) {
  if (!message) return "";
  const told = oneLine(message.text ?? message.caption ?? "");
  const kind = kindOf(message);
  if (kind) return told ? `${kind}: ${told}` : kind;
  return told || (serviceText(message) ?? say("serviceMessage"));
}

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

function kindOf(message) {
  if (message.photo) return say("photo");
  if (message.venue) return `${say("place")}: ${message.venue.title}`;
  if (message.location) return say("location");
  if (message.contact) return `${say("contact")}: ${nameOf(message.contact)}`;
  if (message.document) return `${say("document")}: ${message.document.file_name ?? ""}`;
  return "";
}

/** Return the sentence of a service message, or null for any other. */
export function serviceText(message) {
  const who = nameOf(message.from);
  const names = (people) => people.map(nameOf).join(", ");
  if (message.new_chat_members) return say("joined", { names: names(message.new_chat_members) });
  if (message.left_chat_member) return say("left", { names: nameOf(message.left_chat_member) });
  if (message.group_chat_created || message.supergroup_chat_created)
    return say("groupCreated", { name: who });
  if (message.migrate_to_chat_id) return say("migrated");
  if (message.migrate_from_chat_id) return say("migratedHere");
  if (message.new_chat_title) return say("newTitle", { title: message.new_chat_title });
  if (message.pinned_message) return say("pinned", { name: who, text: summary(message.pinned_message) });
  return null;
}
