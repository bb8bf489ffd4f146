// vc+jwt and vp+jwt, by jose. It knows tokens, not credentials: what is in one is not its matter.
import * as jose from 'jose';
import {keyNamed} from './keys.mjs';

const imported = new Map();

export async function verifyToken({token, jwk, algorithms, typ, audience, nonce, now}) {
  try {
    const currentDate = now && new Date(now);
    const {payload} = await jose.jwtVerify(
      token, await publicKey(jwk, algorithms[0]), {algorithms, typ, audience, currentDate});
    if(nonce !== undefined && payload.nonce !== nonce) {
      return {verified: false, why: 'another nonce'};
    }
    return {verified: true, payload};
  } catch(e) {
    // a key of another curve than the algorithm's is no error of jose's own
    if(e instanceof jose.errors.JOSEError || e.name === 'DataError') {
      return {verified: false, why: e.message};
    }
    throw e;
  }
}

export async function signToken({payload, header, key}) {
  const bytes = new TextEncoder().encode(payload);
  const {secret} = keyNamed(key);
  return {token: await new jose.CompactSign(bytes).setProtectedHeader(header).sign(secret)};
}

// a verifier keeps the keys that it knows
async function publicKey(jwk, algorithm) {
  const name = JSON.stringify(jwk) + algorithm;
  if(!imported.has(name)) {
    imported.set(name, await jose.importJWK(jwk, algorithm));
  }
  return imported.get(name);
}
