// One option of a slash command: a field of the right kind, with the bot's suggestions where it has any.

import { el, freshId } from "./dom.js";
import { files } from "./forms.js";
import { entityOptions, picker } from "./picker.js";

const [INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT] = [4, 5, 6, 7, 8, 9, 10, 11];
const SELECT_OF = { [USER]: 5, [ROLE]: 6, [MENTIONABLE]: 7, [CHANNEL]: 8 };
const SUGGEST_AFTER_MS = 150;

function frame(option, control, id) {
  return el(
    "div",
    { class: "field-block" },
    el(id ? "label" : "p", { class: "field-label", for: id }, option.shown, " ", option.required ? el("span", { class: "required", "aria-hidden": "true" }, "needed") : null),
    el("p", { class: "field-description" }, option.description),
    control,
  );
}

function fromList(option, options) {
  const node = picker({ name: option.shown, placeholder: "Choose", options });
  return {
    node: frame(option, node, null),
    focus: () => node.querySelector("button").focus(),
    value: async () => node.values()[0] ?? null,
  };
}

function numeric(option, value) {
  return option.type === INTEGER || option.type === NUMBER ? Number(value) : value;
}

function suggested(option, suggest) {
  const id = freshId("option");
  const listId = freshId("suggestions");
  const input = el("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    required: option.required,
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    on: { input: soon, focus: soon, keydown: key, blur: close },
  });
  const list = el("div", { id: listId, class: "suggestions", role: "listbox", "aria-label": `Suggestions for ${option.shown}`, hidden: true });
  let choice = null;
  let found = [];
  let at = -1;
  let timer = 0;
  let asked = 0;

  function soon() {
    choice = null;
    clearTimeout(timer);
    timer = setTimeout(ask, SUGGEST_AFTER_MS);
  }

  async function ask() {
    asked += 1;
    const turn = asked;
    const answer = await suggest(input.value);
    if (turn !== asked || document.activeElement !== input) return;
    found = answer;
    at = -1;
    list.replaceChildren(
      ...found.map((item) =>
        el("div", { class: "command", role: "option", id: freshId("suggestion"), on: { mousedown: (event) => (event.preventDefault(), take(item)) } }, item.name),
      ),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function take(item) {
    choice = item.value;
    input.value = item.name;
    asked += 1;
    close();
  }

  function mark(index) {
    const rows = [...list.children];
    at = (index + rows.length) % rows.length;
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    input.setAttribute("aria-activedescendant", rows[at].id);
    rows[at].scrollIntoView({ block: "nearest" });
  }

  function key(event) {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) take(found[at]);
    else return;
    event.preventDefault();
  }

  return {
    node: frame(option, el("div", { class: "suggesting" }, input, list), id),
    focus: () => input.focus(),
    value: async () => (input.value ? numeric(option, choice ?? input.value) : null),
  };
}

function plain(option) {
  const id = freshId("option");
  const number = option.type === INTEGER || option.type === NUMBER;
  const input = el("input", {
    id,
    type: option.type === ATTACHMENT ? "file" : number ? "number" : "text",
    autocomplete: "off",
    required: option.required,
    min: number ? option.min_value : null,
    max: number ? option.max_value : null,
    step: option.type === NUMBER ? "any" : null,
    minlength: option.min_length,
    maxlength: option.max_length,
  });
  const value = async () => {
    if (option.type === ATTACHMENT) return (await files(input))[0] ?? null;
    return input.value === "" ? null : numeric(option, input.value);
  };
  return { node: frame(option, input, id), focus: () => input.focus(), value };
}

/** A field for `option`: its node, focus(), and value() (null when nothing was given). */
export function optionField(option, { suggest, reader }) {
  if (option.choices?.length) {
    const field = fromList(option, option.choices.map((choice) => ({ value: String(choice.value), label: choice.name })));
    return { ...field, value: async () => numericOrNull(option, await field.value()) };
  }
  if (option.type === BOOLEAN) {
    const field = fromList(option, [{ value: "true", label: "True" }, { value: "false", label: "False" }]);
    return { ...field, value: async () => ({ true: true, false: false })[await field.value()] ?? null };
  }
  if (option.type in SELECT_OF) return fromList(option, entityOptions({ type: SELECT_OF[option.type] }, reader.names));
  if (option.autocomplete) return suggested(option, suggest);
  return plain(option);
}

function numericOrNull(option, value) {
  return value === null ? null : numeric(option, value);
}
