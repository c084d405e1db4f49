// What the page knows: what hello said, and each event since.

export const state = {
  online: false, me: "", team: {}, app: { commands: [], shortcuts: [], prompts: [] },
  people: new Map(), channels: new Map(), rooms: new Map(), statuses: new Map(), prompts: new Map(),
  views: [], home: null, wire: [], faults: {},
};
const MOST_WIRE = 500;
const watchers = [];
const listeners = new Map();
let due = false;

/** Calls `draw` after changes, however many there were at once. */
export const watch = (draw) => watchers.push(draw);
export const listen = (kind, hear) => listeners.set(kind, hear);
export function changed() {
  if (due) return;
  due = true;
  setTimeout(() => { due = false; watchers.forEach((draw) => draw()); });
}

/** messages: by ts, threads' replies among them. from: the ts from which on the channel's own are here, null before. */
export function room(channel) {
  if (!state.rooms.has(channel)) {
    state.rooms.set(channel, { messages: new Map(), from: null, more: false, loading: false, threads: new Set() });
  }
  return state.rooms.get(channel);
}

const byTime = (one, other) => (one.ts < other.ts ? -1 : Number(one.ts > other.ts));
const isRoot = (message) =>
  !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";

export function timelineOf(channel) {
  const { messages, from } = room(channel);
  return [...messages.values()].filter((one) => isRoot(one) && from !== null && one.ts >= from).sort(byTime);
}

export const threadOf = (channel, root) =>
  [...room(channel).messages.values()].filter((one) => one.ts === root || one.thread_ts === root).sort(byTime);

export function keep(channel, messages) {
  const kept = room(channel).messages;
  for (const message of messages) kept.set(message.ts, message);
}

export const person = (id) => state.people.get(id) ?? { id, name: id, real_name: id };
export const nameOf = (one) => one.real_name || one.name || one.id;
export const isAppDm = (channel) => channel?.kind === "im" && channel.members.includes(state.app.bot_user);
export const appDm = () => [...state.channels.values()].find(isAppDm);
export function titleOf(channel) {
  if (channel.kind !== "im") return channel.name;
  const other = channel.members.find((id) => id !== state.me) ?? state.me;
  return nameOf(person(other)) + (other === state.me ? " (you)" : "");
}
const placeKey = ({ channel, thread_ts }) => `${channel}|${thread_ts || ""}`;
const byPlace = (some) => new Map((some ?? []).map((one) => [placeKey(one), one]));
export const promptsOf = (channel, thread) => state.prompts.get(placeKey({ channel, thread_ts: thread }));

/** What the app is at, by place: {words, stops}. stops: whether a person can stop it. */
export function workIn(channel) {
  const streams = [...room(channel).messages.values()].filter((one) => one.streaming);
  const writing = new Set(streams.map(({ ts, thread_ts }) => (thread_ts === ts ? "" : thread_ts ?? "")));
  return (thread) => {
    const { status, session } = state.statuses.get(placeKey({ channel, thread_ts: thread })) ?? {};
    const writes = writing.has(thread ?? "");
    const stops = writes || session === "processing";
    const words = status || (writes && "is writing…") || (stops && "is working…");
    return words ? { words: `${state.app.name} ${words}`, stops } : null;
  };
}

const heard = {
  hello(event) {
    const again = event.me === state.me;
    const shownToMe = again ? [...state.rooms].map(([id, { messages }]) =>
      [id, [...messages].filter(([, one]) => one.is_ephemeral)]) : [];
    Object.assign(state, {
      me: event.me, team: event.team, app: { commands: [], shortcuts: [], prompts: [], ...event.app },
      people: new Map(event.people.map((one) => [one.id, one])),
      channels: new Map(event.channels.map((one) => [one.id, one])),
      rooms: new Map(), statuses: byPlace(event.statuses), prompts: byPlace(event.prompts), views: event.views ?? [],
      home: event.home ?? null, faults: event.faults ?? {}, wire: event.wire ?? (again ? state.wire : []),
    });
    for (const [id, messages] of shownToMe) messages.forEach(([key, one]) => room(id).messages.set(key, one));
  },
  channel({ channel }) { state.channels.set(channel.id, channel); },
  message({ channel, message }) {
    keep(channel, [message]);
    const where = state.channels.get(channel);
    if (!where || !isRoot(message) || message.ts <= where.latest) return;
    where.latest = message.ts;
    if (message.user !== state.me && where.joined) where.unread += 1;
  },
  gone({ channel, ts }) { room(channel).messages.delete(ts); },
  ephemeral({ channel, message }) { room(channel).messages.set(`e${message.ts}`, { ...message, is_ephemeral: true }); },
  ephemeral_gone({ channel, ts }) { room(channel).messages.delete(`e${ts}`); },
  status(event) { state.statuses.set(placeKey(event), event); },
  prompts(event) { state.prompts.set(placeKey(event), event); },
  faults({ faults }) { state.faults = faults; },
  view({ view, stack }) {
    const at = state.views.findIndex((one) => one.id === view.id);
    if (at >= 0) state.views = state.views.with(at, view);
    else state.views = [...state.views.slice(0, Math.max(0, (stack || state.views.length + 1) - 1)), view];
  },
  view_closed({ view_id }) { state.views = view_id ? state.views.filter((one) => one.id !== view_id) : []; },
  home({ view }) { state.home = view; },
  wire(event) { state.wire = [...state.wire.slice(1 - MOST_WIRE), event]; },
};

export function apply(event) {
  heard[event.kind]?.(event);
  listeners.get(event.kind)?.(event);
  changed();
}
