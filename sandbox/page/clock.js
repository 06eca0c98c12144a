// The simulated clock: what time it is in the group, and the buttons that walk it on.

import { send } from "./api.js";
import { el } from "./dom.js";
import { dateText } from "./markdown.js";

const DAY_FORMAT = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** The clock's part of the page, inside `root`. `show(clock)` is called with what the server says. */
export function clockPart(root) {
  const time = root.querySelector("[data-part=time]");
  const day = root.querySelector("[data-part=day]");
  const zone = root.querySelector("[data-part=zone]");
  const walk = root.querySelector("[data-part=walk]");
  const bar = root.querySelector("progress");
  const walkWords = root.querySelector("[data-part=walk-words]");
  const trouble = root.querySelector(".trouble");
  const chooser = root.querySelector("details");
  const wanted = root.querySelector("input[type=datetime-local]");
  const said = root.querySelector("[data-part=said]");
  let walking = false;
  let last = null;
  let arrival = null;

  async function go(target) {
    if (walking) return;
    trouble.textContent = "";
    try {
      arrival = new Date((await send("clock", target)).to);
      say(last);
    } catch (problem) {
      trouble.textContent = problem.message;
    }
  }

  for (const button of root.querySelectorAll("button[data-minutes]")) {
    button.addEventListener("click", () => go({ minutes: Number(button.dataset.minutes) }));
  }
  root.querySelector("[data-part=tomorrow]").addEventListener("click", () => go({ tomorrow_at: "09:00" }));
  root.querySelector("[data-part=stop]").addEventListener("click", async () => {
    root.querySelector("[data-part=tomorrow]").focus();
    await send("clock/stop", {}).catch((problem) => (trouble.textContent = problem.message));
  });
  chooser.querySelector("summary").addEventListener("click", (event) => {
    if (walking) event.preventDefault();
    else if (last) wanted.value = localInput(last);
  });
  chooser.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    chooser.open = false;
    chooser.querySelector("summary").focus();
  });
  chooser.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    chooser.open = false;
    chooser.querySelector("summary").focus();
    go({ local: wanted.value });
  });

  function localInput({ now, zone: timeZone }) {
    const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    return parts.format(new Date(now)).replace(" ", "T");
  }

  function show(clock) {
    const reader = { locale: "en-GB", zone: clock.zone };
    const now = new Date(clock.now);
    last = clock;
    time.textContent = dateText(now, { timeStyle: "short" }, reader);
    time.setAttribute("datetime", clock.now);
    day.textContent = dateText(now, DAY_FORMAT, reader);
    zone.textContent = clock.zone.split("/").pop().replaceAll("_", " ");
    const wasWalking = walking;
    walking = clock.walking !== null;
    walk.hidden = !walking;
    root.toggleAttribute("data-walking", walking);
    for (const button of root.querySelectorAll("[data-part=buttons] button, summary")) {
      button.setAttribute("aria-disabled", String(walking));
    }
    if (walking) {
      const [from, to] = [new Date(clock.walking.from), new Date(clock.walking.to)];
      bar.value = to > from ? (now - from) / (to - from) : 1;
      walkWords.textContent = `Time walks on to ${dateText(to, { weekday: "short", hour: "2-digit", minute: "2-digit" }, reader)}`;
    }
    if (wasWalking && !walking) arrival = now;
    say(clock);
    if (clock.trouble) trouble.textContent = clock.trouble;
  }

  /** Says what time it is, once the clock has come to where it was sent, or was stopped. */
  function say({ now, zone: timeZone }) {
    if (walking || arrival === null || new Date(now) < arrival) return;
    arrival = null;
    const format = { ...DAY_FORMAT, hour: "2-digit", minute: "2-digit" };
    said.textContent = `It is now ${dateText(new Date(now), format, { locale: "en-GB", zone: timeZone })}.`;
  }

  return { show };
}

/** A line with a person's own time; nothing when they live in the zone of the group. */
export function ownTime(person, clock) {
  if (person.zone === clock.zone) return [];
  const reader = { locale: person.locale, zone: person.zone };
  const city = person.zone.split("/").pop().replaceAll("_", " ");
  const time = dateText(new Date(clock.now), { timeStyle: "short" }, reader);
  return [el("span", { class: "own-time" }, `It is ${time} where ${person.name} is (${city})`)];
}
