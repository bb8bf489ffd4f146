// Selectively disclosable tokens and status lists for them, by the packages of @sd-jwt.
import {webcrypto} from 'node:crypto';
import {digest, ES256, generateSalt} from '@sd-jwt/crypto-nodejs';
import {StatusList} from '@sd-jwt/jwt-status-list';
import {SDJwtVcInstance} from '@sd-jwt/sd-jwt-vc';
import {keyNamed} from './keys.mjs';

const {subtle} = webcrypto;
// these packages have no Ed25519 of their own and take what they are given
const Ed25519 = {
  alg: 'EdDSA',
  async getSigner(jwk) {
    const key = await subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
    return async data =>
      Buffer.from(await subtle.sign('Ed25519', key, Buffer.from(data))).toString('base64url');
  },
  async getVerifier(jwk) {
    const key = await subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
    return async (data, signature) => subtle.verify(
      'Ed25519', key, Buffer.from(signature, 'base64url'), Buffer.from(data));
  }
};
const algorithms = {ES256, Ed25519};
const common = {hasher: digest, hashAlg: 'sha-256', saltGenerator: generateSalt};
const instances = new Map();

// `frame`: what of the claims can be withheld, in this library's form
export async function issueSdJwt({claims, frame, key}) {
  const {kind, secretJwk} = keyNamed(key);
  const issuer = await instance('issuer ' + secretJwk.x, async () => ({
    signAlg: algorithms[kind].alg,
    signer: await algorithms[kind].getSigner(secretJwk)
  }));
  return {token: await issuer.issue(claims, frame)};
}

export async function presentSdJwt({token, frame, key, aud, nonce, iat}) {
  const {kind, secretJwk} = keyNamed(key);
  const holder = await instance('holder ' + secretJwk.x, async () => ({
    kbSignAlg: algorithms[kind].alg,
    kbSigner: await algorithms[kind].getSigner(secretJwk)
  }));
  return {token: await holder.present(token, frame, {kb: {payload: {aud, nonce, iat}}})};
}

// Whom a binding is for, the library leaves to its caller.
export async function verifySdJwt({token, jwk, aud, nonce}) {
  const verifier = await instance('verifier ' + jwk.x, async () => ({
    verifier: await ofKey(jwk).getVerifier(jwk),
    kbVerifier: async (data, signature, {cnf}) =>
      (await ofKey(cnf.jwk).getVerifier(cnf.jwk))(data, signature)
  }));
  try {
    const {payload, kb} = await verifier.verify(token, {keyBindingNonce: nonce});
    return kb.payload.aud === aud ? {verified: true, payload} :
      {verified: false, why: 'for somebody else'};
  } catch(error) {
    // what it did not foresee is a refusal too
    return {verified: false, why: error.message};
  }
}

export function newTokenStatusList({statuses, bits}) {
  return {lst: new StatusList(statuses, bits).compressStatusList()};
}

export function tokenStatuses({lst, bits}) {
  return {statuses: StatusList.decompressStatusList(lst, bits).statusList};
}

function ofKey(jwk) {
  return jwk.kty === 'OKP' ? Ed25519 : ES256;
}

// whoever issues, holds or verifies does it more than once
async function instance(name, configuration) {
  if(!instances.has(name)) {
    instances.set(name, new SDJwtVcInstance({...common, ...await configuration()}));
  }
  return instances.get(name);
}
