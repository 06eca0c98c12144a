// A list to choose from: a button that opens it, arrow keys inside, Enter or Space to choose.

import { el, freshId } from "./dom.js";

/**
 * A picker for `options` ({value, label, description, default}).
 * `picked(values)` is called when one is chosen, or, when several may be, when the list is closed
 * with "Done". The element has `values()`.
 */
export function picker({ name, placeholder, options, min = 1, max = 1, disabled = false, data = {}, picked }) {
  const several = max > 1;
  const chosen = new Set(options.filter((option) => option.default).map((option) => option.value));
  const listId = freshId("list");
  const shown = el("span", { class: "picker-value" });
  const button = el(
    "button",
    {
      type: "button",
      class: "picker-button",
      disabled,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": listId,
      data,
      on: { click: () => (list.hidden ? open() : close()), keydown: openWithArrow },
    },
    shown,
  );
  const list = el(
    "div",
    {
      id: listId,
      role: "listbox",
      class: "picker-list",
      "aria-label": name,
      "aria-multiselectable": several ? "true" : null,
      hidden: true,
      on: { keydown: move },
    },
    options.map((option) =>
      el(
        "div",
        {
          role: "option",
          class: "picker-option",
          tabindex: "-1",
          data: { value: option.value },
          on: { click: () => choose(option.value) },
        },
        el("span", { class: "picker-label" }, option.emoji?.name ? `${option.emoji.name} ` : null, option.label),
        option.description ? el("span", { class: "picker-description" }, option.description) : null,
      ),
    ),
  );
  const done = el(
    "button",
    { type: "button", class: "button quiet picker-done", hidden: true, on: { click: finish } },
    "Done",
  );
  const root = el("div", { class: "picker", on: { focusout: leave } }, button, list, done);
  const rows = [...list.children];

  function show() {
    const labels = options.filter((option) => chosen.has(option.value)).map((option) => option.label);
    shown.textContent = labels.length ? labels.join(", ") : placeholder;
    shown.classList.toggle("placeholder", labels.length === 0);
    const said = labels.length ? labels.join(", ") : placeholder;
    button.setAttribute("aria-label", name === said ? name : `${name}: ${said}`);
    for (const row of rows) row.setAttribute("aria-selected", String(chosen.has(row.dataset.value)));
    done.disabled = chosen.size < min;
  }

  function open() {
    list.hidden = false;
    done.hidden = !several || !picked;
    button.setAttribute("aria-expanded", "true");
    (rows.find((row) => row.getAttribute("aria-selected") === "true") ?? rows[0])?.focus();
  }

  function close() {
    list.hidden = true;
    done.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  function openWithArrow(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  }

  function leave(event) {
    if (!list.hidden && !root.contains(event.relatedTarget) && !several) close();
  }

  function choose(value) {
    if (several) {
      if (chosen.has(value)) chosen.delete(value);
      else if (chosen.size < max) chosen.add(value);
      show();
      return;
    }
    const again = chosen.has(value);
    chosen.clear();
    if (!(again && min === 0)) chosen.add(value);
    show();
    close();
    button.focus();
    picked?.([...chosen]);
  }

  function finish() {
    close();
    button.focus();
    picked?.([...chosen]);
  }

  function move(event) {
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      if (at >= 0) choose(rows[at].dataset.value);
    } else if (event.key === "Escape") {
      close();
      button.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  show();
  root.values = () => [...chosen];
  return root;
}

/** The options of a select of people, roles or channels, from what the person can see. */
export function entityOptions(component, names) {
  const defaults = new Set((component.default_values ?? []).map((value) => value.id));
  const from = (all, sign) =>
    Object.entries(all).map(([id, name]) => ({ value: id, label: `${sign}${name}`, default: defaults.has(id) }));
  if (component.type === 5) return from(names.users, "");
  if (component.type === 6) return from(names.roles, "@");
  if (component.type === 7) return [...from(names.users, ""), ...from(names.roles, "@")];
  return from(names.channels, "#");
}

/** The options of any select, whichever kind it is. */
export function optionsOf(component, names) {
  return component.type === 3 ? component.options : entityOptions(component, names);
}
