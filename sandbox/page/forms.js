// A form of the bot, as a dialog: text, choices, boxes and files, each with its label.

import { el, freshId } from "./dom.js";
import { send } from "./api.js";
import { markdown } from "./markdown.js";
import { optionsOf, picker } from "./picker.js";

/** What a file input holds, as the server takes it. */
export async function files(input) {
  return Promise.all(
    [...input.files].map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return { filename: file.name, content_type: file.type, base64: btoa(binary) };
    }),
  );
}

function textInput(component, id) {
  const shared = {
    id,
    name: component.custom_id,
    placeholder: component.placeholder,
    minlength: component.min_length,
    maxlength: component.max_length ?? 4000,
    required: component.required !== false,
  };
  const input = component.style === 2 ? el("textarea", { ...shared, rows: 4 }) : el("input", { ...shared, type: "text", autocomplete: "off" });
  if (component.value) input.value = component.value;
  return { node: input, value: () => input.value, problem: () => null };
}

function choice(component, label, reader) {
  const required = component.required !== false;
  const min = required ? (component.min_values ?? 1) : 0;
  const node = picker({
    name: label,
    placeholder: component.placeholder ?? "Choose",
    options: optionsOf(component, reader.names),
    min,
    max: component.max_values ?? 1,
  });
  return {
    node,
    value: () => node.values(),
    problem: () => (node.values().length < min ? `Choose at least ${min}.` : null),
  };
}

function boxes(component, type, labelId) {
  const required = component.required !== false;
  const single = type === "radio";
  const min = single ? Number(required) : required ? (component.min_values ?? 1) : 0;
  const max = single ? 1 : (component.max_values ?? component.options.length);
  const inputs = component.options.map((option) =>
    el("input", { type, name: component.custom_id, value: option.value, id: freshId("box"), checked: option.default }),
  );
  const node = el(
    "div",
    { class: "boxes", role: single ? "radiogroup" : "group", "aria-labelledby": labelId },
    component.options.map((option, index) =>
      el(
        "label",
        { class: "box", for: inputs[index].id },
        inputs[index],
        el("span", {}, option.label, option.description ? el("small", {}, option.description) : null),
      ),
    ),
  );
  const values = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const problem = () => {
    if (values().length < min) return single ? "Choose one." : `Tick at least ${min}.`;
    return values().length > max ? `Tick at most ${max}.` : null;
  };
  return { node, value: () => (single ? (values()[0] ?? null) : values()), problem, first: inputs[0] };
}

function checkbox(component, id) {
  const node = el("input", { type: "checkbox", id, name: component.custom_id, checked: component.default });
  return { node, value: () => node.checked, problem: () => null };
}

function upload(component, id) {
  const required = component.required !== false && component.min_values !== 0;
  const node = el("input", { type: "file", id, name: component.custom_id, required, multiple: (component.max_values ?? 1) > 1 });
  return { node, value: () => files(node), problem: () => null };
}

function fieldOf(component, { id, label, labelId, reader }) {
  if (component.type === 4) return textInput(component, id);
  if (component.type === 19) return upload(component, id);
  if (component.type === 21) return boxes(component, "radio", labelId);
  if (component.type === 22) return boxes(component, "checkbox", labelId);
  if (component.type === 23) return checkbox(component, id);
  return choice(component, label, reader);
}

function labelled(component, label, description, reader) {
  const id = freshId("field");
  const labelId = freshId("label");
  const describedBy = freshId("about");
  const field = fieldOf(component, { id, label, labelId, reader });
  const optional = component.required === false || component.type === 23 ? null : el("span", { class: "required", "aria-hidden": "true" }, "needed");
  const trouble = el("p", { class: "trouble", role: "alert" });
  const named = [4, 19, 23].includes(component.type);
  if (description) (named ? field.node : field.node).setAttribute("aria-describedby", describedBy);
  const node = el(
    "div",
    { class: component.type === 23 ? "field-block beside" : "field-block" },
    el(named ? "label" : "p", { class: "field-label", id: labelId, for: named ? id : null }, label, " ", optional),
    description ? el("p", { class: "field-description", id: describedBy }, description) : null,
    field.node,
    trouble,
  );
  return {
    id: component.custom_id,
    node,
    value: field.value,
    problem() {
      trouble.textContent = field.problem() ?? "";
      if (trouble.textContent) (field.first ?? field.node.querySelector("button") ?? field.node).focus();
      return trouble.textContent || null;
    },
  };
}

function fieldsOf(components, reader) {
  const parts = [];
  for (const component of components) {
    if (component.type === 18) parts.push(labelled(component.component, component.label, component.description, reader));
    else if (component.type === 10) parts.push({ node: el("div", { class: "text" }, markdown(component.content, reader)) });
    else if (component.type === 1) for (const input of component.components) parts.push(labelled(input, input.label ?? input.placeholder, null, reader));
  }
  return parts;
}

/**
 * Opens `form` ({id, title, components}) for `person`; `after(outcome)` is called once it was sent.
 * The dialog keeps the focus, Escape closes it and sends nothing.
 */
export function openForm(form, { person, reader, after }) {
  const titleId = freshId("title");
  const fields = fieldsOf(form.components, reader);
  const trouble = el("p", { class: "trouble", role: "alert" });
  const submit = el("button", { type: "submit", class: "button primary" }, "Send");
  const body = el(
    "form",
    { class: "form", on: { submit: submitForm } },
    el("header", { class: "form-head" }, el("h2", { id: titleId }, form.title), el("p", { class: "subtext" }, `You are ${person.name}. Porchlight asks.`)),
    el("div", { class: "form-fields" }, fields.map((field) => field.node)),
    trouble,
    el("footer", { class: "form-foot" }, el("button", { type: "button", class: "button secondary", on: { click: () => dialog.close() } }, "Cancel"), submit),
  );
  const dialog = el("dialog", { "aria-labelledby": titleId, on: { close: () => dialog.remove() } }, body);

  async function submitForm(event) {
    event.preventDefault();
    const asked = fields.filter((field) => field.id);
    if (asked.map((field) => field.problem()).some(Boolean)) return;
    submit.setAttribute("aria-busy", "true");
    trouble.textContent = "";
    try {
      const values = {};
      for (const field of asked) values[field.id] = await field.value();
      const outcome = await send("submit", { person: person.id, form: form.id, values });
      if (outcome.trouble) {
        trouble.textContent = outcome.trouble;
      } else {
        dialog.close();
        after(outcome);
      }
    } catch (problem) {
      trouble.textContent = problem.message;
    } finally {
      submit.removeAttribute("aria-busy");
    }
  }

  document.body.append(dialog);
  dialog.showModal();
}
