// One pane: somebody's eyes on one place. Who and where are chosen at its head.

import { read, send } from "./api.js";
import { ownTime } from "./clock.js";
import { composer } from "./composer.js";
import { el, freshId } from "./dom.js";
import { openForm } from "./forms.js";
import { dateText, refreshRelative } from "./markdown.js";
import { article, avatar, notice } from "./messages.js";

const NEAR_THE_END_PX = 80;
const ABOVE_THE_NEW_PX = 8;

/**
 * A pane for `start` ({person, place}). `world` gives the current people, names and clock;
 * `noticed()` is called when something new stands in it, `shownBeside(person, place)` tells
 * whether another pane shows the same.
 */
export class Pane {
  constructor({ start, world, noticed, shownBeside }) {
    this.world = world;
    this.noticed = noticed;
    this.shownBeside = shownBeside;
    this.following = false;
    this.personId = start.person;
    this.place = start.place;
    this.seen = new Map();
    this.commands = [];
    this.turn = 0;
    this.build();
  }

  get person() {
    return this.world().people.find((person) => person.id === this.personId);
  }

  get reader() {
    const { locale, zone } = this.person;
    return { locale, zone, names: this.world().names, now: () => new Date(this.world().clock.now) };
  }

  build() {
    const [who, where, heading] = [freshId("who"), freshId("where"), freshId("pane")];
    this.face = el("span", { class: "face" });
    this.title = el("h2", { id: heading, class: "visually-hidden" });
    this.whoSelect = el("select", { id: who, on: { change: () => this.become(this.whoSelect.value) } });
    this.whereSelect = el("select", { id: where, on: { change: () => this.goTo(this.whereSelect.value) } });
    this.time = el("span", { class: "time" });
    this.elsewhere = el("p", { class: "elsewhere", hidden: true });
    this.toPinned = el("button", { type: "button", class: "button quiet small to-pinned", hidden: true, on: { click: () => this.goToPinned() } }, "Pinned post");
    const word = el("p", { class: "pinned-word" }, "Pinned");
    this.pinned = el("div", { class: "pinned" }, word);
    new IntersectionObserver((seen) => {
      this.toPinned.toggleAttribute("data-away", !seen.at(-1).isIntersecting);
    }).observe(word);
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: "0" });
    this.trouble = el("p", { class: "trouble pane-trouble", role: "alert" });
    const pane = this;
    this.composer = composer({
      act: {
        get reader() {
          return pane.reader;
        },
        commands: () => this.offered(),
        type: (text) => this.attempt("type", { place: this.place, text }),
        run: (command, options) => this.attempt("run", { place: this.place, command: command.name, options }),
        suggest: (command, option, typed, options) => this.suggest(command, option, typed, options),
      },
    });
    this.node = el(
      "section",
      { class: "pane", "aria-labelledby": heading },
      this.title,
      el(
        "header",
        { class: "pane-head" },
        this.face,
        el("label", { for: who }, el("span", { class: "visually-hidden" }, "You act "), "as"),
        this.whoSelect,
        el("label", { for: where }, "in"),
        this.whereSelect,
        this.time,
      ),
      this.elsewhere,
      el("div", { class: "reading" }, this.toPinned, this.log),
      this.trouble,
      this.composer,
    );
  }

  async become(personId) {
    this.personId = personId;
    this.clear();
    await this.refresh();
  }

  async goTo(place) {
    this.place = place;
    this.clear();
    await this.refresh();
  }

  clear() {
    this.turn += 1;
    this.log.replaceChildren();
    this.pinned.querySelector(".message")?.remove();
    this.toPinned.hidden = true;
    this.trouble.textContent = "";
  }

  /** Fetches what the person sees here, and shows what is new or changed. */
  async refresh() {
    const turn = this.turn;
    const view = await read("pane", { person: this.personId, place: this.place });
    if (turn !== this.turn) return;
    this.place = view.place.id;
    this.commands = view.commands;
    this.opened = view.place.open;
    this.showHead(view);
    this.showElsewhere(view);
    this.showMessages(view);
    this.moment();
  }

  /** Words anew what depends on the time. */
  moment() {
    refreshRelative(this.node, this.reader);
    this.time.replaceChildren(...ownTime(this.person, this.world().clock));
  }

  showHead(view) {
    fillSelect(this.whoSelect, this.world().people.map(({ id, name, note }) => [id, note ? `${name} (${note})` : name]), this.personId);
    fillSelect(this.whereSelect, view.places.map(({ id, name }) => [id, name]), this.place);
    this.face.replaceChildren(avatar(this.person));
    const words = `${this.person.name} in ${view.place.name}`;
    if (this.title.textContent !== words) {
      this.title.textContent = words;
      this.log.setAttribute("aria-label", `Messages: ${words}`);
      this.composer.place(view.place.writable ? `Write in ${view.place.name}` : "Nobody can write here", view.place.writable);
    }
    this.label = view.place.tab;
  }

  showElsewhere(view) {
    const keyOf = (place) => `${this.personId}/${place.id}`;
    if (!this.seenPerson || this.seenPerson !== this.personId) {
      for (const place of view.places) if (!this.seen.has(keyOf(place))) this.seen.set(keyOf(place), place.last);
      this.seenPerson = this.personId;
    }
    this.seen.set(keyOf(view.place), view.place.last);
    const fresh = view.places.filter(
      (place) => place.last && this.seen.get(keyOf(place)) !== place.last && !this.shownBeside(this.personId, place.id),
    );
    this.elsewhere.hidden = fresh.length === 0;
    this.elsewhere.replaceChildren(
      ...fresh.map((place) =>
        el("button", { type: "button", class: "button quiet small", on: { click: () => this.goTo(place.id) } }, `New in ${place.name}`),
      ),
    );
  }

  showMessages(view) {
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_THE_END_PX;
    const first = !this.log.childElementCount;
    const pinned = view.messages.filter((message) => message.pinned).at(-1);
    const messages = view.messages.filter((message) => message !== pinned);
    this.lastDay = null;
    const wanted = messages.flatMap((message) => this.nodesFor(message));
    this.toPinned.hidden = !pinned;
    if (pinned) wanted.unshift(this.pinnedNode(pinned));
    if (!wanted.length) wanted.push(this.emptyWords(view));
    const fresh = replaceChildren(this.log, wanted);
    if (!fresh.length) return;
    this.noticed();
    if (!first && !atEnd && !this.following) return;
    // The newest is read from its beginning; the browser goes no further than the end.
    this.log.scrollTop = (first ? wanted.at(-1) : fresh[0]).offsetTop - ABOVE_THE_NEW_PX;
    this.following = false;
  }

  pinnedNode(message) {
    const old = this.pinned.querySelector(".message");
    if (old?.dataset.shown !== shownAs(message)) {
      const fresh = this.made(message, old);
      if (old) old.replaceWith(fresh);
      else this.pinned.append(fresh);
    }
    return this.pinned;
  }

  goToPinned() {
    this.log.scrollTop = 0;
    this.pinned.querySelector(".message").focus();
  }

  nodesFor(message) {
    const day = dateText(new Date(message.at), { dateStyle: "full" }, this.reader);
    const nodes = [];
    if (this.lastDay !== day) nodes.push(this.dayLine(day));
    this.lastDay = day;
    const old = this.log.querySelector(`[data-message="${message.id}"]`);
    nodes.push(old?.dataset.shown === shownAs(message) ? old : this.made(message, old));
    return nodes;
  }

  dayLine(day) {
    const old = [...this.log.querySelectorAll(".day")].find((line) => line.textContent === day);
    return old ?? el("p", { class: "day" }, day);
  }

  emptyWords(view) {
    const old = this.log.querySelector(".empty");
    const words = view.place.empty;
    return old?.textContent === words ? old : el("p", { class: "empty" }, words);
  }

  made(message, old) {
    const focused = old?.contains(document.activeElement) ? document.activeElement : null;
    const node = message.notice ? notice(message) : article(message, this.actsFor(message));
    node.dataset.shown = shownAs(message);
    if (focused) {
      const again = focused.dataset.customId;
      queueMicrotask(() => {
        const same = again && node.querySelector(`[data-custom-id="${CSS.escape(again)}"]:not(:disabled)`);
        (same || node).focus({ preventScroll: true });
      });
    }
    return node;
  }

  actsFor(message) {
    return {
      reader: this.reader,
      press: (customId, button) => this.touch(message, button, "press", { custom_id: customId }),
      choose: (customId, values) => this.touch(message, null, "choose", { custom_id: customId, values }),
      dismiss: async (id) => {
        this.log.focus();
        this.trouble.textContent = (await this.attempt("dismiss", { place: this.place, message: id })) ?? "";
      },
    };
  }

  async touch(message, button, path, details) {
    const node = this.node.querySelector(`[data-message="${message.id}"]`);
    if (node.hasAttribute("data-waiting")) return;
    node.setAttribute("data-waiting", "");
    button?.setAttribute("aria-busy", "true");
    const trouble = await this.attempt(path, { place: this.place, message: message.id, ...details });
    button?.removeAttribute("aria-busy");
    node.removeAttribute("data-waiting");
    const shown = this.node.querySelector(`[data-message="${message.id}"] > .trouble`);
    if (shown) shown.textContent = trouble ?? "";
    else this.trouble.textContent = trouble ?? "";
  }

  /** Does something as this person; a sentence when it did not work. Opens the form if one came. */
  async attempt(path, details) {
    this.trouble.textContent = "";
    this.following = true;
    try {
      const outcome = await send(path, { person: this.personId, ...details });
      if (outcome.form) {
        const after = () => this.refresh();
        openForm(outcome.form, { person: this.person, reader: this.reader, after });
      }
      await this.refresh();
      return outcome.trouble;
    } catch (problem) {
      return problem.message;
    }
  }

  /** The commands here. A DM has none until it is open, and looking for them opens it. */
  async offered() {
    if (!this.opened) await this.attempt("open", { place: this.place });
    return this.commands;
  }

  async suggest(command, option, typed, options) {
    const asked = { person: this.personId, place: this.place, command: command.name, option: option.name, typed, options };
    try {
      return (await send("autocomplete", asked)).choices;
    } catch {
      return [];
    }
  }
}

function shownAs(message) {
  return JSON.stringify(message);
}

function fillSelect(select, entries, value) {
  const same = entries.length === select.options.length && entries.every(([id, text], index) => select.options[index].value === id && select.options[index].text === text);
  if (!same) select.replaceChildren(...entries.map(([id, text]) => el("option", { value: id }, text)));
  select.value = value;
}

/** Makes `wanted` the children of `parent`, moving only what differs; returns what is new. */
function replaceChildren(parent, wanted) {
  const had = new Set(parent.children);
  const keep = new Set(wanted);
  for (const child of had) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  return wanted.filter((node) => !had.has(node));
}
