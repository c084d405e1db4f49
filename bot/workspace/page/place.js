// Where the person is: a channel, a thread of it or the app's Home tab, kept in the address so that Back works.

import { appDm, state } from "./state.js";

export const isNarrow = () => matchMedia("(max-width: 720px)").matches;

/** {channel, thread, home, at}: at is the pane a phone shows. On a wide window some channel is always open. */
export function place() {
  const [, id, kind, ts] = decodeURIComponent(location.hash).split("/");
  const channel = state.channels.get(id) ?? (isNarrow() ? null : appDm() ?? [...state.channels.values()][0] ?? null);
  if (!channel || channel.id !== id) return { channel, thread: null, home: false, at: channel ? "channel" : "list" };
  const thread = kind === "thread" ? ts : null;
  return { channel, thread, home: kind === "home", at: thread ? "thread" : "channel" };
}

/** The address of a message, as the app quotes it, leads to its thread. */
export function readPermalink() {
  const [, channel, seconds, micro] = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(location.pathname) ?? [];
  if (!channel) return;
  const asked = new URLSearchParams(location.search);
  const who = asked.get("as") ? `?as=${encodeURIComponent(asked.get("as"))}` : "";
  history.replaceState(null, "", `/${who}#/${channel}/thread/${asked.get("thread_ts") ?? `${seconds}.${micro}`}`);
}

export function go(channel, { thread, home } = {}) {
  location.hash = channel ? `#/${channel}${thread ? `/thread/${thread}` : home ? "/home" : ""}` : "#/";
}
