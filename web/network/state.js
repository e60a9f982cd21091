// What is chosen in the picture, kept in the address: reloading or sending the address shows the same.
const STANDARD = { view: "", color: "sector", size: "degree", find: "", min: "", only: "", sig: "", node: "", tie: "", sort: "", order: "", at: "", moved: "" };
const PAST_MOST = 100;
const past = [];
let last = "";

export function read() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(Object.entries(STANDARD).map(([key, value]) => [key, query.get(key) ?? value]));
}

// The address with the choices of the picture beside those that the server knows; `server` replaces the latter.
export function address(state, server = serverQuery()) {
  const query = new URLSearchParams(server);
  for (const [key, value] of Object.entries(STANDARD)) {
    if (state[key] && state[key] !== value) query.set(key, state[key]);
  }
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

export function serverQuery(search = location.search) {
  const query = new URLSearchParams(search);
  for (const key of Object.keys(STANDARD)) query.delete(key);
  return query;
}

const here = () => location.pathname + location.search;

// Keeps the choices in the address, and the address before it for undoing; of consecutive steps of one `kind` (letters
// of a search, positions of a slider or of the camera) only the first can be undone.
export function keep(state, kind = "") {
  const at = address(state);
  if (at === here()) return;
  remember(kind);
  history.replaceState(null, "", at);
}

export function remember(kind = "") {
  if (!kind || kind !== last) past.push(here());
  if (past.length > PAST_MOST) past.shift();
  last = kind;
}

export function forget() {
  past.length = 0;
  last = "";
}

// The address before the last step, or nothing.
export function undone() {
  last = "";
  return past.pop();
}
