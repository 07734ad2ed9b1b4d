// Days and times as people read them, always in Malaysia's time.

import { language } from "./language.js";

const ZONE = "Asia/Kuala_Lumpur";
const kept = new Map();

function format(name, options) {
  const key = `${language()}:${name}`;
  if (!kept.has(key)) {
    const locale = language() === "ms" ? "ms-MY" : "en-GB";
    kept.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }));
  }
  return kept.get(key);
}

/** 22:15 */
export const hour = (date) =>
  format("hour", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);

/** Sabtu, 21 November 2026 */
export const day = (date) =>
  format("day", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);

/** 21 Nov */
export const shortDay = (date) => format("short", { day: "numeric", month: "short" }).format(date);

/** Sab, 21 Nov 2026 */
export const middleDay = (date) =>
  format("middle", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(date);

/** A text that is equal for two moments of one day. */
export const dayKey = (date) =>
  format("key", { year: "numeric", month: "2-digit", day: "2-digit" }).format(date);

/** The hour today, else the day: what a chat list has room for. */
export const recent = (date, now) => (dayKey(date) === dayKey(now) ? hour(date) : shortDay(date));

export const fromUnix = (seconds) => new Date(seconds * 1000);
