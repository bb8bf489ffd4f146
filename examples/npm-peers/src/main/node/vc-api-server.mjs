// Digital Bazaar's packages behind the paths of the VC API, as another implementation for the interop matrices of
// the official suites. https on loopback. Started as: node vc-api-server.mjs PORT FOLDER-OF-CONTEXTS IDS-FILE CERTIFICATE KEY
//   POST /PROFILE/credentials/issue    POST /PROFILE/credentials/verify    POST /PROFILE/credentials/derive
// The issuers' names are written to IDS-FILE. The folder of contexts may have the form that ours has, or an object
// of file names by URL; several folders are separated by ':'.
import {createServer} from 'node:https';
import {readFileSync, writeFileSync} from 'node:fs';
import {documents} from './documents.mjs';
import {newKey} from './keys.mjs';
import {pinned} from './pinned.mjs';

const [port, folders, idsFile, certificate, key] = process.argv.slice(2);
const kinds = {
  'eddsa-rdfc-2022': 'Ed25519',
  'eddsa-jcs-2022': 'Ed25519',
  'ecdsa-rdfc-2019-p256': 'P-256',
  'ecdsa-rdfc-2019-p384': 'P-384',
  'ecdsa-jcs-2019-p256': 'P-256',
  'ecdsa-jcs-2019-p384': 'P-384',
  'ecdsa-sd-2023': 'P-256',
  'bbs-2023': 'BLS12-381'
};
const dataIntegrity = 'https://w3id.org/security/data-integrity/v2';
const version11 = 'https://www.w3.org/2018/credentials/v1';
const operations = documents(pinned(...folders.split(':')));

const doing = {
  async issue(profile, {credential, options}) {
    const {document} = await operations.issueCredential({
      document: JSON.stringify(withProofContext(credential)),
      key: profile,
      cryptosuite: profile.replace(/-p\d+$/, ''),
      now: new Date().toISOString(),
      mandatory: options?.mandatoryPointers
    });
    return [201, {verifiableCredential: JSON.parse(document)}];
  },
  async derive(profile, {verifiableCredential, options}) {
    const {document} = await operations.deriveCredential({
      document: JSON.stringify(verifiableCredential),
      selective: options?.selectivePointers ?? []
    });
    return [201, JSON.parse(document)];
  },
  async verify(profile, {verifiableCredential}) {
    const {verified, why} = await operations.verifyCredential({
      document: JSON.stringify(verifiableCredential), now: new Date().toISOString()
    });
    return verified ? [200, {verified}] : [400, {verified, problemDetails: [{title: why}]}];
  }
};

// a credential of version 1.1 has no words for a proof of its own
function withProofContext(credential) {
  const contexts = [credential['@context']].flat();
  return contexts[0] !== version11 || contexts.includes(dataIntegrity) ? credential :
    {...credential, '@context': [...contexts, dataIntegrity]};
}

async function answer(request) {
  const [, profile, what] =
    /^\/([a-z0-9-]+)\/credentials\/(issue|derive|verify)$/.exec(request.url) ?? [];
  if(request.method !== 'POST' || !what) {
    return [404, {}];
  }
  const chunks = await request.toArray();
  try {
    return await doing[what](profile, JSON.parse(Buffer.concat(chunks)));
  } catch(error) {
    // these packages throw for bad input
    return [400, {problemDetails: [{title: error.message}]}];
  }
}

const ids = {};
for(const [profile, kind] of Object.entries(kinds)) {
  const {multikey} = await newKey({name: profile, kind});
  ids[profile] = 'did:key:' + multikey;
}
writeFileSync(idsFile, JSON.stringify(ids, null, 2));
createServer({cert: readFileSync(certificate), key: readFileSync(key)}, async (request, response) => {
  const [status, body] = await answer(request);
  response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
