// Writes the JSON-LD contexts that the suites' documents name, beyond those of the library, to a folder.
// They come from the registry packages that the suites install. Usage: node contexts.cjs SUITES FOLDER
const {mkdirSync, writeFileSync} = require('node:fs');
const {createRequire} = require('node:module');
const {join, resolve} = require('node:path');

const [suites, folder] = process.argv.slice(2);
const from = suite => createRequire(resolve(suites, suite, 'package.json'));

async function contexts() {
  const bbs = from('vc-di-bbs-test-suite');
  const load = async (require, name) => import(require.resolve(name));
  const all = new Map();
  const vdl = await load(bbs, '@digitalbazaar/vdl-context');
  for(const [url, context] of vdl.contexts ?? vdl.default.contexts) {
    all.set(url, context);
  }
  const did = bbs('@digitalcredentials/did-context');
  for(const [url, context] of did.contexts) {
    all.set(url, context);
  }
  const ed25519 = from('vc-bitstring-status-list-test-suite')('ed25519-signature-2020-context');
  for(const [url, context] of ed25519.contexts) {
    all.set(url, context);
  }
  // two contexts of one line each, which stand in VCDM 2.0 §B.1 and §4.3
  all.set('https://www.w3.org/ns/credentials/examples/v2',
    {'@context': {'@vocab': 'https://www.w3.org/ns/credentials/examples#'}});
  all.set('https://www.w3.org/ns/credentials/undefined-terms/v2',
    {'@context': {'@vocab': 'https://www.w3.org/ns/credentials/undefined-term#'}});
  return all;
}

contexts().then(all => {
  mkdirSync(folder, {recursive: true});
  const index = {};
  let number = 0;
  for(const [url, context] of all) {
    const file = `context-${++number}.jsonld`;
    writeFileSync(join(folder, file), JSON.stringify(context, null, 2));
    index[url] = file;
  }
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index, null, 2));
  console.log(Object.keys(index).join('\n'));
});
