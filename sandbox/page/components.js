// Buttons, selects and the components of version 2, as they stand under a message.

import { el, webAddress } from "./dom.js";
import { markdown } from "./markdown.js";
import { optionsOf, picker } from "./picker.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger" };
const SELECT_NAMES = { 3: "Choose", 5: "Choose people", 6: "Choose roles", 7: "Choose people or roles", 8: "Choose channels" };

function labelOf(component) {
  const emoji = component.emoji?.id ? `:${component.emoji.name}:` : component.emoji?.name;
  return [emoji, component.label].filter(Boolean).join(" ") || "Button";
}

function button(component, act) {
  if (component.style === 5) {
    const href = webAddress(component.url);
    return el(
      "a",
      { class: "button link", href, target: "_blank", rel: "noopener noreferrer" },
      labelOf(component),
      el("span", { class: "visually-hidden" }, " (opens in a new tab)"),
    );
  }
  return el(
    "button",
    {
      type: "button",
      class: `button ${STYLES[component.style] ?? "secondary"}`,
      disabled: component.disabled,
      data: { customId: component.custom_id },
      on: { click: (event) => act.press(component.custom_id, event.currentTarget) },
    },
    labelOf(component),
  );
}

function select(component, act) {
  const placeholder = component.placeholder ?? SELECT_NAMES[component.type];
  return picker({
    name: placeholder,
    placeholder,
    options: optionsOf(component, act.reader.names),
    min: component.min_values ?? 1,
    max: component.max_values ?? 1,
    disabled: component.disabled,
    data: { customId: component.custom_id },
    picked: (values) => act.choose(component.custom_id, values),
  });
}

function picture(media, description, className) {
  const src = webAddress(media?.url);
  return src ? el("img", { class: className, src, alt: description ?? "", loading: "lazy" }) : null;
}

function section(component, act) {
  return el(
    "div",
    { class: "section" },
    el("div", { class: "section-text" }, render(component.components, act)),
    component.accessory ? one(component.accessory, act) : null,
  );
}

function gallery(component) {
  return el(
    "div",
    { class: "gallery" },
    component.items.map((item) => picture(item.media, item.description, "gallery-item")),
  );
}

function container(component, act) {
  const node = el("div", { class: "container" }, render(component.components, act));
  if (Number.isInteger(component.accent_color)) {
    node.style.borderInlineStartColor = `#${component.accent_color.toString(16).padStart(6, "0")}`;
  }
  return node;
}

function file(component) {
  const href = webAddress(component.file?.url);
  return el("p", { class: "attachment" }, el("a", { href, target: "_blank", rel: "noopener noreferrer" }, component.name ?? "File"));
}

const KINDS = {
  1: (component, act) => el("div", { class: "row" }, render(component.components, act)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: (component, act) => el("div", { class: "text" }, markdown(component.content, act.reader)),
  11: (component) => picture(component.media, component.description, "thumbnail"),
  12: gallery,
  13: file,
  14: (component) => el("hr", { class: component.divider === false ? "space" : "divider" }),
  17: container,
};

function one(component, act) {
  const make = KINDS[component.type];
  return make ? make(component, act) : el("p", { class: "subtext" }, `(a component of kind ${component.type})`);
}

/**
 * The elements of raw `components`. `act` has press(customId, button), choose(customId, values)
 * and the `reader` whose names, language and zone are used.
 */
export function render(components, act) {
  return (components ?? []).map((component) => one(component, act));
}
