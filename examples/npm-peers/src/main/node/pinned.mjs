// The only documents that JSON-LD gets to see: our contexts, by the index beside them, and what a
// did:key stands for, worked out by its driver. Nothing is fetched.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {driver} from '@digitalbazaar/did-method-key';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';

export function pinned(folder) {
  const index = JSON.parse(readFileSync(join(folder, 'index.json')));
  const contexts = new Map(
    index.map(({url, file}) => [url, JSON.parse(readFileSync(join(folder, file)))]));
  const didKey = driver();
  didKey.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});

  // `more`: what else may be had for one request, by URL
  return (more = {}) => async url => {
    const document = contexts.get(url) ?? more[url] ?? await didDocument(url, didKey);
    return {contextUrl: null, documentUrl: url, document};
  };
}

async function didDocument(url, didKey) {
  if(url.startsWith('did:key:')) {
    return didKey.get({url});
  }
  throw new Error('not among the documents that may be had: ' + url);
}
