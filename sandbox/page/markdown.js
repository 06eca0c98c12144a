// Discord's markdown as elements. Data is only ever put in as text.

import { el, webAddress } from "./dom.js";

const DATE_STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** "in 40 minutes", counted from the simulated now. */
export function relative(unix, { locale, now }) {
  const seconds = unix - now().getTime() / 1000;
  const [unit, length] =
    UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[UNITS.length - 1];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return format.format(Math.round(seconds / length), unit);
}

/** A date in the words of the person who reads it. */
export function dateText(date, options, { locale, zone }) {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(date);
}

function stamp(unix, style, reader) {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${unix}>`;
  const text =
    style === "R"
      ? relative(unix, reader)
      : dateText(date, DATE_STYLES[style] ?? DATE_STYLES.f, reader);
  return el(
    "time",
    {
      class: "stamp",
      datetime: date.toISOString(),
      title: dateText(date, DATE_STYLES.F, reader),
      data: style === "R" ? { relative: unix } : {},
    },
    text,
  );
}

/** Words every "in 40 minutes" under `root` anew; called when the clock has moved. */
export function refreshRelative(root, reader) {
  for (const node of root.querySelectorAll("time[data-relative]")) {
    const text = relative(Number(node.dataset.relative), reader);
    if (node.textContent !== text) node.textContent = text;
  }
}

function link(address, label) {
  const href = webAddress(address);
  if (href === null) return document.createTextNode(address);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, label ?? address);
}

function mention(sign, name) {
  return el("span", { class: "mention" }, `${sign}${name}`);
}

const INLINE = [
  [/^\\([\\*_~`|<>#\-[\]()@:])/, ([, character]) => character],
  [/^``([\s\S]+?)``(?!`)/, ([, code]) => el("code", {}, code.trim())],
  [/^`([^`\n]+)`/, ([, code]) => el("code", {}, code)],
  [/^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, ([, unix, style], r) => stamp(Number(unix), style, r)],
  [/^<@!?(\d+)>/, ([, id], r) => mention("@", r.names.users[id] ?? "someone")],
  [/^<@&(\d+)>/, ([, id], r) => mention("@", r.names.roles[id] ?? "a role")],
  [/^<#(\d+)>/, ([, id], r) => mention("#", r.names.channels[id] ?? "a channel")],
  [/^<\/([^:>]+):\d+>/, ([, name]) => mention("/", name)],
  [/^<a?:(\w+):\d+>/, ([, name]) => `:${name}:`],
  [/^<(https?:\/\/[^\s>]+)>/, ([, address]) => link(address)],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/, ([, text, address], r) => link(address, inline(text, r))],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]!?]/, ([address]) => link(address)],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, ([, text], r) => el("strong", {}, inline(text, r))],
  [/^__([\s\S]+?)__(?!_)/, ([, text], r) => el("u", {}, inline(text, r))],
  [/^~~([\s\S]+?)~~/, ([, text], r) => el("s", {}, inline(text, r))],
  [/^\|\|([\s\S]+?)\|\|/, ([, text], r) => spoiler(text, r)],
  [/^\*(?!\s)((?:[^*\\]|\\.|\*\*[^*]+\*\*)+?)(?<!\s)\*(?!\*)/, ([, text], r) => el("em", {}, inline(text, r))],
  [/^_((?:[^_\\]|\\.)+?)_(?!\w)/, ([, text], r) => el("em", {}, inline(text, r))],
];

function spoiler(text, reader) {
  return el("details", { class: "spoiler" }, el("summary", {}, "Spoiler"), inline(text, reader));
}

/** A fragment for one run of text. `reader` holds names, locale, zone and now(). */
export function inline(text, reader) {
  const fragment = document.createDocumentFragment();
  let plain = "";
  let rest = text;
  let before = "";
  const flush = () => {
    if (plain) fragment.append(plain);
    plain = "";
  };
  while (rest) {
    let taken = 1;
    let made = null;
    for (const [pattern, make] of INLINE) {
      // An underscore or an address inside a word is a part of the word.
      if (/\w/.test(before) && /^[_h]/.test(rest) && !rest.startsWith("__")) break;
      const match = pattern.exec(rest);
      if (match) {
        taken = match[0].length;
        made = make(match, reader);
        break;
      }
    }
    if (made === null) {
      plain += rest[0];
    } else {
      flush();
      fragment.append(made);
    }
    before = rest[taken - 1];
    rest = rest.slice(taken);
  }
  flush();
  return fragment;
}

const HEADING = /^(#{1,3})\s+(.+)$/;
const ITEM = /^(\s*)(?:([-*])|(\d{1,9})\.)\s+(.*)$/;

function listFrom(lines, reader) {
  const [, , bullet, number] = ITEM.exec(lines[0]);
  const list = bullet ? el("ul") : el("ol", { start: number });
  const indent = /^\s*/.exec(lines[0])[0].length;
  let inner = [];
  const closeInner = () => {
    if (inner.length) list.lastElementChild.append(listFrom(inner, reader));
    inner = [];
  };
  for (const line of lines) {
    const [, space, , , text] = ITEM.exec(line);
    if (space.length > indent) {
      inner.push(line);
    } else {
      closeInner();
      list.append(el("li", {}, inline(text, reader)));
    }
  }
  closeInner();
  return list;
}

function paragraph(lines, reader) {
  const node = el("p");
  lines.forEach((line, index) => {
    if (index) node.append(el("br"));
    node.append(inline(line, reader));
  });
  return node;
}

/** One kind of block: which lines it takes, and what it makes of them. */
const BLOCKS = [
  [HEADING, (lines, reader) =>
    lines.map((line) => {
      const [, marks, text] = HEADING.exec(line);
      return el(`h${marks.length + 3}`, { class: `heading-${marks.length}` }, inline(text, reader));
    })],
  [/^-# /, (lines, reader) => lines.map((line) => el("p", { class: "subtext" }, inline(line.slice(3), reader)))],
  [/^> ?/, (lines, reader) => [el("blockquote", {}, markdown(lines.map((line) => line.replace(/^> ?/, "")).join("\n"), reader))]],
  [ITEM, (lines, reader) => [listFrom(lines, reader)]],
  [/^\s*$/, () => []],
];

function blocks(text, reader) {
  const made = [];
  const lines = text.split("\n");
  const kindOf = (line) => BLOCKS.find(([pattern]) => pattern.test(line)) ?? null;
  while (lines.length) {
    const kind = kindOf(lines[0]);
    const taken = [];
    while (lines.length && kindOf(lines[0]) === kind) taken.push(lines.shift());
    made.push(...(kind ? kind[1](taken, reader) : [paragraph(taken, reader)]));
  }
  return made;
}

/** A fragment for a whole message. */
export function markdown(text, reader) {
  const fragment = document.createDocumentFragment();
  for (const [index, part] of text.split(/```(?:[\w+-]*\n)?([\s\S]*?)```/).entries()) {
    if (index % 2) fragment.append(el("pre", {}, el("code", {}, part)));
    else fragment.append(...blocks(part, reader));
  }
  return fragment;
}
