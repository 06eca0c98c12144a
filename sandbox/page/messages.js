// One message as an article: who, when, what, and what can be pressed under it.

import { render } from "./components.js";
import { el, lamp, webAddress } from "./dom.js";
import { dateText, inline, markdown } from "./markdown.js";

const SUPPRESS_EMBEDS = 1 << 2;
const LOADING = 1 << 7;

function hueOf(name) {
  return [...name].reduce((sum, character) => sum + character.codePointAt(0), 0) % 6;
}

/** A round sign for a person, or the lamp for the bot. */
export function avatar(author) {
  if (author.bot) return el("span", { class: "avatar bot", "aria-hidden": "true" }, lamp());
  return el(
    "span",
    { class: "avatar", "aria-hidden": "true", data: { hue: String(hueOf(author.name)) } },
    author.name.slice(0, 1).toUpperCase(),
  );
}

function heading(message, reader) {
  const at = new Date(message.at);
  return el(
    "header",
    { class: "message-head" },
    el("span", { class: "author" }, message.author.name),
    message.author.bot ? el("span", { class: "tag" }, "Bot") : null,
    el(
      "time",
      { datetime: message.at, title: dateText(at, { dateStyle: "full", timeStyle: "short" }, reader) },
      dateText(at, { timeStyle: "short" }, reader),
    ),
    message.edited_at && !message.ephemeral ? el("span", { class: "edited" }, "edited") : null,
  );
}

function source(message, reader) {
  if (message.used) {
    const [who, what] = [message.used.name, message.used.command];
    return el("p", { class: "source" }, what ? `${who} used /${what}` : who);
  }
  if (!message.reply_to) return null;
  return el(
    "p",
    { class: "source" },
    "Reply to ",
    el("strong", {}, message.reply_to.author),
    ": ",
    inline(message.reply_to.excerpt, reader),
  );
}

function embed(data, reader) {
  const href = webAddress(data.url);
  const title = data.title ? inline(data.title, reader) : null;
  return el(
    "div",
    { class: "embed" },
    data.author?.name ? el("p", { class: "embed-author" }, data.author.name) : null,
    title ? el("p", { class: "embed-title" }, href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, title) : title) : null,
    data.description ? el("div", {}, markdown(data.description, reader)) : null,
    (data.fields ?? []).map((field) =>
      el("div", { class: field.inline ? "field inline" : "field" }, el("p", { class: "field-name" }, inline(field.name, reader)), markdown(field.value, reader)),
    ),
    image(data.image, data.image?.description ?? data.title),
    data.footer?.text ? el("p", { class: "subtext" }, data.footer.text) : null,
  );
}

function image(media, description) {
  const src = webAddress(media?.url);
  return src ? el("img", { class: "picture", src, alt: description ?? "", loading: "lazy" }) : null;
}

function attachment(data) {
  const href = webAddress(data.url);
  if (href && (data.content_type ?? "").startsWith("image/")) {
    return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, image(data, data.description ?? data.filename));
  }
  const size = data.size ? ` (${Math.max(1, Math.round(data.size / 1024))} KB)` : "";
  return el("p", { class: "attachment" }, el("a", { href, target: "_blank", rel: "noopener noreferrer" }, data.filename), size);
}

function body(message, act) {
  if (message.flags & LOADING) return el("p", { class: "thinking" }, `${message.author.name} is thinking`);
  return el(
    "div",
    { class: "body" },
    message.content ? el("div", { class: "text" }, markdown(message.content, act.reader)) : null,
    message.attachments.map(attachment),
    message.flags & SUPPRESS_EMBEDS ? null : message.embeds.map((data) => embed(data, act.reader)),
    render(message.components, act),
  );
}

function footer(message, act) {
  if (!message.ephemeral) return null;
  return el(
    "p",
    { class: "only-you" },
    "Only you can see this",
    el("button", { type: "button", class: "plain", on: { click: () => act.dismiss(message.id) } }, "Dismiss"),
  );
}

/** The article for one message. `act` is what can be done with it, see components.js. */
export function article(message, act) {
  return el(
    "article",
    {
      class: message.ephemeral ? "message ephemeral" : "message",
      tabindex: "-1",
      "aria-label": `${message.author.name}, ${dateText(new Date(message.at), { timeStyle: "short" }, act.reader)}`,
      data: { message: message.id },
    },
    source(message, act.reader),
    avatar(message.author),
    el("div", { class: "message-main" }, heading(message, act.reader), body(message, act), footer(message, act)),
    el("p", { class: "trouble", role: "status" }),
  );
}

/** A line of the place itself: somebody joined a thread, or a post was pinned. */
export function notice(message) {
  return el("p", { class: "notice", data: { message: message.id } }, message.content);
}
