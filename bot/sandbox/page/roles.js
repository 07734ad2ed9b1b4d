// What people are ("Ahli skuad, Kuantan"), in the page's language as far as the words are known.

import { language } from "./language.js";
import { words } from "./words.js";

const KNOWN = Object.entries(words)
  .filter(([key]) => key.startsWith("role:"))
  .map(([, texts]) => texts);

/** Return the label of a person; what stands as "(malay / english)" is told in one language. */
export function labelOf(person) {
  const one = (person.label ?? "").replace(/\(([^()/]+) \/ ([^()/]+)\)/g, (_, ms, en) =>
    language() === "en" ? `(${en})` : `(${ms})`,
  );
  return one.replace(/[^,()]+/g, translated);
}

/** Return what somebody is: the label up to its comma. */
export const roleOf = (person) => labelOf(person).split(",")[0];

function translated(part) {
  const bare = part.trim();
  const found = KNOWN.find((texts) => Object.values(texts).includes(bare));
  return found ? part.replace(bare, found[language()]) : part;
}
