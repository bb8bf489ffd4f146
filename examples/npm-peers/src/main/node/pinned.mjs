// The only documents that JSON-LD gets to see: our contexts, by the index beside them, and what a
// did:key stands for, worked out by its driver. Nothing is fetched.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {driver} from '@digitalbazaar/did-method-key';
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';

// how keys of each type begin: Ed25519, P-256, P-384, BLS12-381
const kinds = {
  z6Mk: Ed25519Multikey, zDna: EcdsaMultikey, z82L: EcdsaMultikey, zUC7: Bls12381Multikey
};

export function pinned(...folders) {
  const contexts = new Map(folders.flatMap(contextsIn));
  const didKey = driver();
  for(const [multibaseMultikeyHeader, {from}] of Object.entries(kinds)) {
    didKey.use({multibaseMultikeyHeader, fromMultibase: from});
  }

  // `more`: what else may be had for one request, by URL
  return (more = {}) => async url => {
    const document = contexts.get(url) ?? more[url] ?? await didDocument(url, didKey);
    return {contextUrl: null, documentUrl: url, document};
  };
}

// the index is a list like ours, or an object of file names by URL
function contextsIn(folder) {
  const index = JSON.parse(readFileSync(join(folder, 'index.json')));
  const files = Array.isArray(index) ? index.map(({url, file}) => [url, file]) :
    Object.entries(index);
  return files.map(([url, file]) => [url, JSON.parse(readFileSync(join(folder, file)))]);
}

async function didDocument(url, didKey) {
  if(url.startsWith('did:key:')) {
    return didKey.get({url});
  }
  throw new Error('not among the documents that may be had: ' + url);
}
