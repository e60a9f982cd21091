// The card beside the picture: a node with its measures and ties, or a tie with the entries and lines it rests on.
import { h, inLanguage, language, linesOf, number, pageOf, prefix, slug, t, words } from "./dom.js";

const TIES_SHOWN = 60;
const MEASURES = ["reports", "out_degree", "in_degree", "out_strength", "in_strength", "degree", "strength", "betweenness", "closeness", "eigenvector", "constraint", "effective_size", "core_number", "clustering", "participation", "two_mode_degree", "two_mode_betweenness", "redundancy"];

export function nodeCard(graph, node, open, close) {
  const data = graph.getNodeAttributes(node);
  const { base, palette, kind } = graph.getAttributes();
  const group = palette.groups[data.group];
  const ties = graph.mapEdges(node, (edge, tie, source, target) => ({ edge, tie, out: source === node, other: source === node ? target : source }));
  ties.sort((a, b) => b.tie.weight - a.tie.weight || a.other.localeCompare(b.other));
  return [
    head(data.label, close),
    data.name !== data.label && h("p", { lang: data.tongue }, data.name),
    h("p", { class: "muted" }, `${group ? group[language] : data.mode} · ${data.editions.join(", ")} · ${data.entries} ${words["network.entries"].toLocaleLowerCase()}`),
    h("p", {}, h("a", { href: pageOf(node, base) }, t("page")), " · ", h("a", { href: `${prefix}/network/${kind}?ego=${encodeURIComponent(slug(node))}` }, t("ego"))),
    h("dl", { class: "measures" }, MEASURES.filter((name) => data[name] != null).map((name) => h("div", {}, h("dt", {}, t(name)), h("dd", {}, number(data[name]))))),
    ...(graph.type === "directed"
      ? [...tieList(graph, ties.filter(({ out }) => out), t("names"), open), ...tieList(graph, ties.filter(({ out }) => !out), t("named.by"), open)]
      : tieList(graph, ties, t("ties"), open)),
  ];
}

function tieList(graph, ties, title, open) {
  return [
    h("h3", {}, `${title} (${ties.length})`),
    h("ul", { class: "ties" }, ties.slice(0, TIES_SHOWN).map(({ edge, tie, other }) =>
      h("li", {}, h("button", { type: "button", class: "plain", lang: graph.getNodeAttribute(other, "tongue"), onclick: () => open(edge) }, graph.getNodeAttribute(other, "label")), h("span", { class: "muted" }, ` ${tie.weight} · ${roles(tie)}`)))),
    ties.length > TIES_SHOWN && h("p", { class: "muted" }, `… +${ties.length - TIES_SHOWN}`),
  ];
}

export function tieCard(graph, edge, choose, close) {
  const data = graph.getEdgeAttributes(edge);
  const [source, target] = graph.extremities(edge);
  const name = (node) => h("button", { type: "button", class: "plain", lang: graph.getNodeAttribute(node, "tongue"), onclick: () => choose(node) }, graph.getNodeAttribute(node, "label"));
  return [
    head(null, close, name(source), graph.type === "directed" ? " → " : " — ", name(target)),
    h("p", { class: "muted" }, `${words["network.weight.column"]} ${data.weight} · ${roles(data)} · ${Object.entries(data.editions).map(([year, count]) => `${year}: ${count}`).join(", ")}`),
    data.q != null && h("p", {}, t("test", { shared: data.shared, expected: number(data.expected), p: number(data.p), q: number(data.q) }), ": ", h("strong", {}, t(data.significant ? "beyond" : "within"))),
  ];
}

// What the server says that a tie rests on: entries with lines, or the nodes it goes through with theirs.
export function tieEvidence(graph, edge, { through, evidence, entries }) {
  const { base } = graph.getAttributes();
  return [
    h("h3", {}, t(through ? "through" : "evidence")),
    ...(through ? throughList(graph, edge, through, entries, base) : [evidenceList(evidence, entries, base)]),
  ];
}

function head(text, close, ...more) {
  return h("div", { class: "card-head" }, h("h2", { tabindex: "-1" }, ...(text ? [text] : more)), h("button", { type: "button", class: "plain", "aria-label": t("close"), onclick: close }, "✕"));
}

const roles = (data) => Object.entries(data.roles).map(([role, count]) => `${t(`role.${role}`)} ${count}`).join(", ");

function evidenceList(evidence, entries, base) {
  return h("ol", { class: "evidence" }, evidence.map(([at, role, first, last]) => {
    const entry = entries[at];
    const lines = first === last ? first : `${first}–${last}`;
    return h("li", {},
      h("a", { href: pageOf(entry.iri, base), lang: "es" }, entry.label),
      h("span", { class: "muted" }, ` ${[entry.edition, entry.chapter, entry.objective && `${words["network.objective"]} ${entry.objective}`, t(`role.${role}`)].filter(Boolean).join(" · ")} · `),
      h("a", { class: "cite", href: linesOf(entry.document, first, last) }, `${entry.document}, ${lines}`));
  }));
}

function throughList(graph, edge, through, entries, base) {
  return through.map(inLanguage).map(({ label, ties, tongue }) => h("details", {}, h("summary", { lang: tongue }, label),
    graph.extremities(edge).map((end) => [h("h4", { lang: graph.getNodeAttribute(end, "tongue") }, graph.getNodeAttribute(end, "label")), evidenceList(ties[end], entries, base)])));
}
