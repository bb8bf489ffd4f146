// Keys that are made here and never leave: a request says the name that it gave to one.
import {randomBytes} from 'node:crypto';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as jose from 'jose';

const made = new Map();

// kind: Ed25519, ES256 or ES384
export async function newKey({name, kind}) {
  const key = kind === 'Ed25519' ? await ed25519() : await elliptic(kind);
  made.set(name, key);
  return {jwk: key.jwk};
}

export function keyNamed(name) {
  if(!made.has(name)) {
    throw new Error('no key of the name ' + name);
  }
  return made.get(name);
}

async function ed25519() {
  const seed = randomBytes(32);
  const pair = await Ed25519Multikey.generate({seed});
  pair.controller = 'did:key:' + pair.publicKeyMultibase;
  pair.id = pair.controller + '#' + pair.publicKeyMultibase;
  const jwk = await Ed25519Multikey.toJwk({keyPair: pair, secretKey: false});
  // not toJwk for the secret: it puts 64 bytes into d, where RFC 8037 wants the 32 of the seed
  const secret = await jose.importJWK({...jwk, d: seed.toString('base64url')}, 'Ed25519');
  return {signer: pair.signer(), secret, jwk};
}

async function elliptic(algorithm) {
  const {publicKey, privateKey} = await jose.generateKeyPair(algorithm);
  return {secret: privateKey, jwk: await jose.exportJWK(publicKey)};
}
