// Bundles the pages' scripts and styles into api/static/dist; nothing is loaded from another host.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { outlines } from "./outlines.mjs";

const entryPoints = readdirSync("web")
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => `web/${name}`);

await build({
  entryPoints,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: "api/static/dist",
  legalComments: "linked",
  logLevel: "warning",
});
copyFileSync("web/icon.svg", "api/static/dist/icon.svg");
const source = readFileSync("node_modules/@svg-maps/mexico/index.js", "utf8");
const map = JSON.parse(source.replace(/^export default /, ""));
writeFileSync("api/static/dist/outlines.json", JSON.stringify(outlines(map)));
