// The websocket: events come in, acts go out and each is answered; a lost connection is made again.

const waiting = new Map();
let socket = null;
let number = 0;
let tries = 0;

export const feed = { as: new URLSearchParams(location.search).get("as"), onevent: () => {}, ononline: () => {} };

/** Connects as a person, or again as the same one. */
export function connect(as = feed.as) {
  feed.as = as;
  if (socket) socket.onclose = null;
  socket?.close();
  lose();
  const address = new URL("/feed", location.href.replace(/^http/, "ws"));
  if (as) address.searchParams.set("as", as);
  const mine = (socket = new WebSocket(address));
  mine.onopen = () => { tries = 0; feed.ononline(true); };
  mine.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.kind === "done") {
      waiting.get(event.id)?.(event);
      waiting.delete(event.id);
    } else feed.onevent(event);
  };
  mine.onclose = () => {
    lose();
    feed.ononline(false);
    tries += 1;
    setTimeout(() => { if (socket === mine) connect(); }, Math.min(5000, 250 * 2 ** tries));
  };
}

function lose() {
  waiting.forEach((answer) => answer({ ok: false, error: "connection_lost" }));
  waiting.clear();
}

/** Does something as the person. Resolves to {ok, error, result}, also where the connection is lost meanwhile. */
export function act(name, fields = {}) {
  return new Promise((resolve) => {
    if (socket?.readyState !== WebSocket.OPEN) return resolve({ ok: false, error: "connection_lost" });
    const id = (number += 1);
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, act: name, ...fields }));
  });
}

/** Uploads a file, not yet shared with anybody. Errors: Error where the server refuses it. */
export async function upload(file, as) {
  const address = new URL("/page/upload", location.href);
  address.searchParams.set("as", as);
  address.searchParams.set("name", file.name || "pasted.png");
  const answer = await fetch(address, { method: "POST", body: file });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).file;
}
