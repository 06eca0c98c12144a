// The page: three panes on one simulated Discord, and its clock.

import { follow, read } from "./api.js";
import { clockPart } from "./clock.js";
import { el } from "./dom.js";
import { Pane } from "./panes.js";

const world = {};
const clock = clockPart(document.querySelector("#clock"));
const tabs = document.querySelector("#tabs");
const place = document.querySelector("#panes");
const connection = document.querySelector("#connection");
const narrow = window.matchMedia("(max-width: 899px)");
let panes = [];
let chosen = 0;

function choose(index, { focus = false } = {}) {
  chosen = index;
  for (const [number, tab] of [...tabs.children].entries()) {
    tab.setAttribute("aria-selected", String(number === index));
    tab.tabIndex = number === index ? 0 : -1;
    panes[number].node.classList.toggle("chosen", number === index);
  }
  tabs.children[index].removeAttribute("data-new");
  nameTabs();
  panes[index].log.scrollTop = panes[index].log.scrollHeight;
  if (focus) tabs.children[index].focus();
}

function arrange() {
  for (const [number, pane] of panes.entries()) {
    if (narrow.matches) {
      pane.node.setAttribute("role", "tabpanel");
      pane.node.setAttribute("aria-labelledby", tabs.children[number].id);
    } else {
      pane.node.removeAttribute("role");
      pane.node.setAttribute("aria-labelledby", pane.title.id);
    }
  }
}

function nameTabs() {
  for (const [number, pane] of panes.entries()) {
    const words = `${pane.person.name}: ${pane.label}`;
    const fresh = tabs.children[number].hasAttribute("data-new") ? el("span", { class: "visually-hidden" }, " (new)") : "";
    tabs.children[number].replaceChildren(words, fresh);
  }
}

function tabFor(number) {
  const move = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    choose((number + by + panes.length) % panes.length, { focus: true });
  };
  return el("button", { type: "button", role: "tab", id: `tab-${number}`, on: { click: () => choose(number), keydown: move } });
}

async function refreshAll() {
  Object.assign(world, await read("state"));
  clock.show(world.clock);
  await Promise.all(panes.map((pane) => pane.refresh()));
  nameTabs();
}

// Changes come in bursts while the clock walks: one refresh at a time, and one more after it.
let refreshing = false;
let again = false;

function ticked({ clock: now }) {
  world.clock = now;
  clock.show(now);
  for (const pane of panes) pane.moment();
}

async function changed(what) {
  ticked(what);
  again = true;
  if (refreshing) return;
  refreshing = true;
  try {
    while (again) {
      again = false;
      await refreshAll();
    }
  } catch {
    connected(false);
  } finally {
    refreshing = false;
  }
}

function connected(yes) {
  connection.textContent = yes ? "" : "The sandbox does not answer. Start it again with “make run” and reload this page.";
}

async function begin() {
  Object.assign(world, await read("state"));
  document.querySelector("#group").textContent = world.group;
  panes = world.panes.map((start, number) => {
    const noticed = () => {
      if (narrow.matches && number !== chosen) tabs.children[number].setAttribute("data-new", "");
    };
    const shownBeside = (person, where) =>
      panes.some((pane, other) => other !== number && pane.personId === person && pane.place === where);
    return new Pane({ start, world: () => world, noticed, shownBeside });
  });
  place.replaceChildren(...panes.map((pane) => pane.node));
  tabs.replaceChildren(...panes.map((_, number) => tabFor(number)));
  await refreshAll();
  for (const tab of tabs.children) tab.removeAttribute("data-new");
  nameTabs();
  choose(world.first ?? 0);
  arrange();
  narrow.addEventListener("change", arrange);
  follow({ changed, ticked, connected });
  document.body.dataset.ready = "";
}

begin().catch(() => connected(false));
