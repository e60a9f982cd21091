// Small helpers: elements made without markup strings, so that no name is ever taken for markup.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

export const words = JSON.parse(document.getElementById("network-words").textContent);

export function t(key, values = {}) {
  const text = words[`network.${key}`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const language = document.documentElement.lang;

// What has a label, called as the page's language calls it; `tongue` is the language of what it is called.
export function inLanguage(facts) {
  if (language !== "en") return { ...facts, tongue: "es" };
  const english = facts.label_en != null || facts.name_en != null;
  return { ...facts, label: facts.label_en ?? facts.label, name: facts.name_en ?? facts.name, tongue: english ? "en" : "es" };
}

const root = document.documentElement.dataset.root.replace(/\/$/, "");
export const prefix = root + (language === "en" ? "/en" : "");

export function number(value) {
  if (value == null) return "–";
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size < 0.001) return value.toExponential(1).replace("e-", "·10⁻").replace(/⁻(\d+)/, (_, digits) => `⁻${digits.replace(/\d/g, (d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d])}`);
  return size < 0.1 ? value.toPrecision(3) : value.toFixed(3);
}

export const slug = (iri) => iri.slice(iri.lastIndexOf("/") + 1);

// The page of an entity here, whatever base its IRI has.
export function pageOf(iri, base) {
  return iri.startsWith(`${base}id/`) ? `${prefix}/page/${iri.slice(base.length + 3)}` : iri;
}

export function linesOf(document_, first, last) {
  return `${prefix}/page/document/${document_}?lines=${first}-${last}`;
}
