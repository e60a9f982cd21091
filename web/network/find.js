// Nodes by what is typed, without regard to accents and case: those whose acronym, label or name it is; else those with
// a word that begins with it; else those that hold all its words.
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("es").trim();

export function find(graph, typed) {
  const wanted = folded(typed);
  if (!wanted) return [];
  const words = wanted.split(/\s+/);
  const rank = ({ label, name, acronym }) => {
    const called = [label, acronym ?? "", name].map(folded);
    if (called.includes(wanted)) return 1;
    if (called.some((text) => text.startsWith(wanted) || text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)))) return 2;
    return words.every((word) => called.some((text) => text.includes(word))) ? 3 : 0;
  };
  const ranked = graph.mapNodes((node, data) => ({ node, rank: rank(data), degree: data.degree ?? 0, label: data.label }));
  const found = ranked.filter((one) => one.rank);
  const best = Math.min(...found.map((one) => one.rank));
  return found
    .filter((one) => one.rank === best)
    .sort((a, b) => b.degree - a.degree || a.label.localeCompare(b.label))
    .map((one) => one.node);
}
