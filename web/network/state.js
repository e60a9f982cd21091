// What is chosen in the picture, kept in the address: reloading or sending the address shows the same.
const STANDARD = { view: "", color: "sector", size: "degree", find: "", min: "", only: "", sig: "", node: "", tie: "", sort: "", at: "" };

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

export function keep(state) {
  history.replaceState(null, "", address(state));
}
