// Reads VOSviewer JSON by the very reader of VOSviewer Online: node vosviewer_reader.mjs PACKAGE/index.js FILE
// The package holds its reader as the text of a web worker; here it runs with a worker's `self`.
import { readFileSync } from 'node:fs';

const [bundle, file] = process.argv.slice(2);
const literal = readFileSync(bundle, 'utf8').match(/new Blob\(\[(["'])((?:(?!\1)[^\\]|\\.){9999,}?)\1\]/);
if (!literal) throw new Error(`${bundle}: there is no web worker in it`);

const told = {};
let receive;
const self = {
  addEventListener: (kind, listener) => { receive = listener; },
  postMessage: ({ type, data }) => { told[type] = data; },
};
new Function('self', 'addEventListener', 'postMessage', 'File', new Function(`return ${literal[1]}${literal[2]}${literal[1]}`)())(
  self, () => {}, () => {}, class {});

const json = JSON.parse(readFileSync(file, 'utf8'));
receive({ data: { type: 'start parse vosviewer-json data', options: { jsonFileOrUrlOrObject: json } } });
const { dataError, mapData, networkData } = told['end parse vosviewer-json data'];
if (!dataError) receive({ data: { type: 'start process data', options: { mapData, networkData } } });
const { nItemsNetwork, hasUnconnectedItems } = told['end process data'] ?? {};
console.log(JSON.stringify({
  error: dataError, items: mapData, links: networkData, unconnected: hasUnconnectedItems, network: nItemsNetwork,
}));
