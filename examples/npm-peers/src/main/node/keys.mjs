// Keys that are made here and never leave: a request says the name that it gave to one.
import {randomBytes} from 'node:crypto';
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as jose from 'jose';

const made = new Map();

const making = {
  Ed25519: ed25519,
  'P-256': () => ecdsa('P-256'),
  'P-384': () => ecdsa('P-384'),
  'BLS12-381': bls12381,
  ES256: () => elliptic('ES256'),
  ES384: () => elliptic('ES384')
};

// kind: Ed25519, P-256, P-384 or BLS12-381 for documents; Ed25519, ES256 or ES384 for tokens
export async function newKey({name, kind}) {
  const key = await making[kind]();
  made.set(name, key);
  return {jwk: key.jwk, multikey: key.multikey};
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
  const {signer, multikey} = named(pair);
  const jwk = await Ed25519Multikey.toJwk({keyPair: pair, secretKey: false});
  // not toJwk for the secret: it puts 64 bytes into d, where RFC 8037 wants the 32 of the seed
  const secret = await jose.importJWK({...jwk, d: seed.toString('base64url')}, 'Ed25519');
  const secretJwk = {...jwk, d: seed.toString('base64url')};
  return {kind: 'Ed25519', signer, multikey, secret, secretJwk, jwk};
}

async function ecdsa(curve) {
  const pair = await EcdsaMultikey.generate({curve});
  return {...named(pair), jwk: await EcdsaMultikey.toJwk({keyPair: pair, secretKey: false})};
}

async function bls12381() {
  const algorithm = Bls12381Multikey.ALGORITHMS.BBS_BLS12381_SHA256;
  return named(await Bls12381Multikey.generateBbsKeyPair({algorithm}));
}

// called by its did:key
function named(pair) {
  const multikey = pair.publicKeyMultibase;
  pair.controller = 'did:key:' + multikey;
  pair.id = pair.controller + '#' + multikey;
  return {signer: pair.signer(), multikey};
}

async function elliptic(algorithm) {
  const {publicKey, privateKey} = await jose.generateKeyPair(algorithm, {extractable: true});
  return {
    kind: algorithm,
    secret: privateKey,
    secretJwk: await jose.exportJWK(privateKey),
    jwk: await jose.exportJWK(publicKey)
  };
}
