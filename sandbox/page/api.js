// The page's only way to its server: JSON requests to the address it came from, and one event stream.

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The sandbox answered with ${response.status}.`);
  return body;
}

/** What the server knows at `path`; throws an Error whose message is a sentence. */
export async function read(path, query = {}) {
  return answer(await fetch(`/page/${path}?${new URLSearchParams(query)}`));
}

/** Does something at `path`; throws an Error whose message is a sentence. */
export async function send(path, body) {
  return answer(
    await fetch(`/page/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

/** Calls back for every change of the simulated world, and when the stream is lost or found again. */
export function follow({ changed, ticked, connected }) {
  const stream = new EventSource("/page/events");
  stream.addEventListener("changed", (event) => changed(JSON.parse(event.data)));
  stream.addEventListener("clock", (event) => ticked(JSON.parse(event.data)));
  stream.addEventListener("open", () => connected(true));
  stream.addEventListener("error", () => connected(false));
}
