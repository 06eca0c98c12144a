// Building elements without ever parsing markup: every piece of data ends up as text.

/** A new element. Children may be nodes, strings, or nothing; strings become text nodes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

let count = 0;

/** An id no other element on the page has. */
export function freshId(prefix) {
  count += 1;
  return `${prefix}-${count}`;
}

/** Only addresses of the web, or nothing: an address comes from a message and is not trusted. */
export function webAddress(address) {
  if (typeof address !== "string") return null;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

const SVG = "http://www.w3.org/2000/svg";

/** The lamp that stands for the bot. */
export function lamp() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of ["M12 2v3", "M7 8l5-3 5 3", "M8 8h8l1.5 8h-11z", "M9 16v3h6v-3", "M12 10.5v3"]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
