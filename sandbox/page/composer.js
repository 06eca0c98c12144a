// The line at the foot of a pane: plain text, or a slash command with its options.

import { el, freshId } from "./dom.js";
import { optionField } from "./options.js";

/**
 * The composer of one pane. `act` has commands() (a promise of what this person may run here), type(text),
 * run(command, options), suggest(command, option, typed, options), and the reader.
 */
export function composer({ act }) {
  const listId = freshId("commands");
  const inputId = freshId("write");
  const label = el("label", { class: "visually-hidden", for: inputId }, "Write");
  const input = el("input", {
    id: inputId,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    maxlength: 2000,
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    on: { input: suggestCommands, keydown: key },
  });
  const list = el("div", { id: listId, class: "command-list", role: "listbox", "aria-label": "Commands", hidden: true });
  const browse = el("button", { type: "button", class: "button quiet slash", "aria-label": "Commands", title: "Commands", on: { click: browseCommands } }, "/");
  const sendButton = el("button", { type: "submit", class: "button quiet" }, "Send");
  const line = el("form", { class: "line", on: { submit: sendText } }, label, browse, input, sendButton);
  const filling = el("div", { class: "filling", hidden: true });
  const trouble = el("p", { class: "trouble", role: "alert" });
  const root = el("div", { class: "composer", on: { focusout: leave } }, list, filling, line, trouble);
  let at = 0;

  function leave(event) {
    if (!root.contains(event.relatedTarget)) hideCommands();
  }

  function hideCommands() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function browseCommands() {
    if (!input.value.startsWith("/")) input.value = "/";
    input.focus();
    suggestCommands();
  }

  async function suggestCommands() {
    trouble.textContent = "";
    if (!input.value.startsWith("/")) return hideCommands();
    const typed = input.value.slice(1).toLowerCase();
    const offered = await act.commands();
    if (!input.value.startsWith("/")) return hideCommands();
    const found = offered.filter(({ shown }) => shown.startsWith(typed) || typed.trim() === shown);
    list.replaceChildren(
      ...found.map((command) =>
        el(
          "div",
          { class: "command", role: "option", id: freshId("command"), on: { mousedown: (event) => event.preventDefault(), click: () => choose(command) } },
          el("strong", {}, `/${command.shown}`),
          " ",
          el("span", {}, command.description),
        ),
      ),
    );
    if (!found.length) list.replaceChildren(el("p", { class: "subtext" }, "No command begins like that here."));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    list.commands = found;
    mark(0);
  }

  function mark(index) {
    const rows = [...list.querySelectorAll(".command")];
    if (!rows.length) return input.removeAttribute("aria-activedescendant");
    at = (index + rows.length) % rows.length;
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    input.setAttribute("aria-activedescendant", rows[at].id);
    rows[at].scrollIntoView({ block: "nearest" });
  }

  function key(event) {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Escape") hideCommands();
    else if ((event.key === "Enter" || event.key === "Tab") && list.commands.length) choose(list.commands[at]);
    else return;
    event.preventDefault();
  }

  function choose(command) {
    hideCommands();
    if (!command.options.length) {
      input.value = "";
      input.focus();
      return run(command, {});
    }
    fill(command);
  }

  function fill(command) {
    const fields = new Map();
    const place = el("div", { class: "option-fields" });
    const more = el("div", { class: "option-more" });
    const options = async () => {
      const given = {};
      for (const [name, field] of fields) {
        const value = await field.value();
        if (value !== null) given[name] = value;
      }
      return given;
    };
    const add = (option) => {
      const suggest = async (typed) => act.suggest(command, option, typed, await options());
      const field = optionField(option, { suggest, reader: act.reader });
      fields.set(option.name, field);
      place.append(field.node);
      return field;
    };
    for (const option of command.options) {
      if (option.required) add(option);
      else more.append(el("button", { type: "button", class: "button quiet small", on: { click: (event) => (event.currentTarget.remove(), add(option).focus()) } }, `+ ${option.shown}`));
    }
    filling.replaceChildren(
      el(
        "form",
        {
          on: {
            submit: async (event) => {
              event.preventDefault();
              const given = await options();
              stop();
              run(command, given);
            },
            keydown: (event) => {
              if (event.key === "Escape" && !event.defaultPrevented) stop();
            },
          },
        },
        el("p", { class: "filling-head" }, el("strong", {}, `/${command.shown}`), " ", el("span", {}, command.description)),
        place,
        more.childElementCount ? more : null,
        el("div", { class: "filling-foot" }, el("button", { type: "button", class: "button secondary", on: { click: stop } }, "Cancel"), el("button", { type: "submit", class: "button primary" }, `Send /${command.shown}`)),
      ),
    );
    filling.hidden = false;
    line.hidden = true;
    ([...fields.values()][0] ?? { focus: () => more.querySelector("button").focus() }).focus();
  }

  function stop() {
    filling.hidden = true;
    filling.replaceChildren();
    line.hidden = false;
    input.value = "";
    input.focus();
  }

  async function run(command, options) {
    line.setAttribute("aria-busy", "true");
    try {
      trouble.textContent = (await act.run(command, options)) ?? "";
    } finally {
      line.removeAttribute("aria-busy");
    }
  }

  async function sendText(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    if (text.startsWith("/")) {
      // What Discord does with a command that was not chosen from its list is to post it as text.
      trouble.textContent = "Choose the command from the list, so that it is not posted as text.";
      await suggestCommands();
      return;
    }
    input.value = "";
    trouble.textContent = (await act.type(text)) ?? "";
  }

  root.place = (words, writable) => {
    label.textContent = words;
    input.placeholder = words;
    trouble.textContent = "";
    line.hidden = false;
    filling.hidden = true;
    filling.replaceChildren();
    input.disabled = !writable;
    browse.disabled = !writable;
    sendButton.disabled = !writable;
  };
  return root;
}
