// The SPARQL editor: CodeMirror with highlighting and completion, answers as a table, snippets to share.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const root = document.documentElement.dataset.root;

const $ = (id) => document.getElementById(id);
const settings = JSON.parse($("settings").textContent);
const KEYWORDS = "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH BIND VALUES GROUP BY ORDER BY HAVING LIMIT OFFSET COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT CONSTRUCT DESCRIBE ASK PREFIX EXISTS NOT EXISTS COALESCE IF STR LANG REGEX CONTAINS STRSTARTS DESC ASC AS".split(" ");
let terms = [];
// Colours are the page's own variables, so that they follow light and dark.
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "600" },
  { tag: [tags.variableName, tags.standard(tags.variableName), tags.propertyName], color: "var(--code-name)" },
  { tag: [tags.string, tags.number, tags.atom, tags.literal, tags.meta], color: "var(--code-text)" },
  { tag: tags.comment, color: "var(--code-note)", fontStyle: "italic" },
]);

function complete(context) {
  const word = context.matchBefore(/[\w:?-]+/);
  if (!word && !context.explicit) return null;
  const variables = [...new Set(context.state.doc.toString().match(/\?\w+/g) || [])];
  return {
    from: word ? word.from : context.pos,
    options: [
      ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
      ...terms,
      ...variables.map((label) => ({ label, type: "variable" })),
      ...Object.entries(settings.prefixes).map(([name, iri]) => ({ label: `PREFIX ${name}: <${iri}>`, type: "namespace" })),
    ],
  };
}

const first = settings.queries["entries-by-objective-and-chapter"] || Object.values(settings.queries)[0] || "SELECT * WHERE { ?s ?p ?o } LIMIT 10";
const fromHash = new URLSearchParams(location.hash.slice(1)).get("query");
const view = new EditorView({
  parent: $("editor"),
  state: EditorState.create({
    doc: fromHash || first,
    extensions: [
      lineNumbers(), history(), bracketMatching(), highlightActiveLine(), EditorView.lineWrapping,
      StreamLanguage.define(sparql), syntaxHighlighting(colours),
      autocompletion({ override: [complete] }),
      EditorView.contentAttributes.of({ tabindex: "0", "aria-labelledby": "editor-label" }),
      keymap.of([{ key: "Ctrl-Enter", mac: "Cmd-Enter", run: () => (run(), true) }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    ],
  }),
});
const text = () => view.state.doc.toString();
const setText = (value) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });

let running = null;
async function run() {
  running?.abort();
  running = new AbortController();
  const mine = running;
  const query = text();
  window.history.replaceState(null, "", `#${new URLSearchParams({ query })}`);
  const format = $("format").value;
  $("cancel").hidden = false;
  $("status").textContent = "…";
  $("results").replaceChildren();
  const started = performance.now();
  try {
    const accept = format === "table" ? "application/sparql-results+json, text/turtle;q=0.5" : `${format}, application/sparql-results+json;q=0.1, text/turtle;q=0.1`;
    const response = await fetch(`${root}sparql`, { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: query, signal: mine.signal });
    const body = await response.text();
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    if (!response.ok) return problem(body, response.status);
    const type = response.headers.get("Content-Type") || "";
    if (format === "table" && type.includes("json")) table(JSON.parse(body), seconds);
    else raw(body, seconds);
  } catch (error) {
    $("status").textContent = error.name === "AbortError" ? settings.cancelled : String(error);
  } finally {
    if (mine === running) $("cancel").hidden = true;
  }
}

function problem(body, status) {
  let detail = body;
  try {
    const told = JSON.parse(body);
    detail = `${told.title}. ${told.detail}${told.line ? ` (${told.line}:${told.column})` : ""}`;
    if (told.line) {
      const line = view.state.doc.line(Math.min(told.line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: Math.min(line.from + (told.column || 1) - 1, line.to) }, scrollIntoView: true });
    }
  } catch { /* not a problem document: shown as it came */ }
  $("status").textContent = "";
  const shown = document.createElement("p");
  shown.className = "problem";
  shown.setAttribute("role", "alert");
  shown.textContent = `${status}: ${detail}`;
  $("results").replaceChildren(shown);
}

function raw(body, seconds) {
  const shown = document.createElement("pre");
  shown.tabIndex = 0;
  shown.textContent = body.length > 2_000_000 ? `${body.slice(0, 2_000_000)}\n…` : body;
  $("status").textContent = `${seconds} s`;
  $("results").replaceChildren(shown);
}

function table(answer, seconds) {
  if ("boolean" in answer) return raw(String(answer.boolean), seconds);
  const rows = answer.results.bindings;
  const names = answer.head.vars;
  const shown = document.createElement("table");
  const head = shown.createTHead().insertRow();
  for (const name of names) head.append(Object.assign(document.createElement("th"), { textContent: name, scope: "col" }));
  const body = shown.createTBody();
  for (const row of rows.slice(0, 2000)) {
    const line = body.insertRow();
    for (const name of names) line.insertCell().append(cell(row[name], row[`${name}Label`]));
  }
  const frame = Object.assign(document.createElement("div"), { className: "scroll", tabIndex: 0 });
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "SPARQL");
  frame.append(shown);
  $("status").textContent = `${rows.length} ${settings.rows}, ${seconds} s${rows.length > 2000 ? " (2000 ↑)" : ""}`;
  $("results").replaceChildren(frame);
}

function cell(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.type === "triple" ? JSON.stringify(term.value) : term.value;
  const own = term.value.startsWith(settings.idBase);
  const link = document.createElement("a");
  link.href = own ? settings.page + term.value.slice(settings.idBase.length) : term.value;
  if (!/^https?:/.test(term.value)) return term.value;
  link.textContent = short(term.value);
  link.title = term.value;
  return link;
}

function short(iri) {
  for (const [name, base] of Object.entries(settings.prefixes)) if (iri.startsWith(base)) return `${name}:${iri.slice(base.length)}`;
  return iri;
}

const SNIPPETS = {
  link: (query) => `${location.origin}/sparql#${new URLSearchParams({ query })}`,
  curl: (query) => `curl -H 'Accept: text/csv' --data-urlencode query='${query.replaceAll("'", "'\\''")}' ${location.origin}/sparql`,
  python: (query) => `import io, urllib.parse, urllib.request\nimport pandas as pd\n\nquery = r"""${query}"""\nrequest = urllib.request.Request(\n    "${location.origin}/sparql",\n    data=urllib.parse.urlencode({"query": query}).encode(),\n    headers={"Accept": "text/csv"},\n)\ntable = pd.read_csv(io.BytesIO(urllib.request.urlopen(request).read()))`,
  r: (query) => `library(httr2)\nquery <- r"(${query})"\ntable <- request("${location.origin}/sparql") |>\n  req_headers(Accept = "text/csv") |>\n  req_body_form(query = query) |>\n  req_perform() |>\n  resp_body_string() |>\n  readr::read_csv()`,
};

$("run").addEventListener("click", run);
$("cancel").addEventListener("click", () => running?.abort());
$("example").addEventListener("change", (event) => {
  const query = settings.queries[event.target.value];
  if (query) { setText(query); view.focus(); }
});
$("share").addEventListener("change", (event) => {
  const make = SNIPPETS[event.target.value];
  $("snippet").hidden = !make;
  $("snippet").textContent = make ? make(text()) : "";
});
window.addEventListener("hashchange", () => {
  const query = new URLSearchParams(location.hash.slice(1)).get("query");
  if (query && query !== text()) setText(query);
});

fetch(`${root}queries/vocabulary-terms.json`).then((r) => (r.ok ? r.json() : null)).then((answer) => {
  terms = (answer?.results.bindings || []).map((row) => ({ label: short(row.term.value), type: "property", detail: row.termLabel?.value }));
}).catch(() => { /* completion then lacks the terms; the editor works */ });
if (fromHash) run();
