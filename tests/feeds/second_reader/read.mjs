// Calendar files in, the instants of their entries out, by ical.js and the files' own time zones.
// In: {"files": [text, …], "after": seconds, "before": seconds}; out: [[[name, seconds, minutes], …], …]

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const MOST = 20000; // dates of one rule, so that a rule without an end ends here

function instants(text, after, before) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const found = [];
  for (const entry of calendar.getAllSubcomponents("vevent")) {
    if (entry.hasProperty("recurrence-id")) continue; // its rule brings it
    if (entry.getFirstPropertyValue("status") === "CANCELLED") continue;
    const event = new ICAL.Event(entry);
    const dates = event.iterator();
    for (let n = 0, next = dates.next(); next && n < MOST; n += 1, next = dates.next()) {
      const { startDate, endDate, item } = event.getOccurrenceDetails(next);
      const seconds = startDate.toUnixTime();
      if (seconds > after && seconds <= before) {
        found.push([item.summary, seconds, (endDate.toUnixTime() - seconds) / 60]);
      }
      if (next.toUnixTime() > before + 40 * 86400) break;
    }
  }
  return found.sort((one, other) => one[1] - other[1]);
}

const { files, after, before } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(files.map((text) => instants(text, after, before))));
