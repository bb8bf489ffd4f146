// What the endpoint offers, in the form that the suites read. Copied into each suite's folder. With PEER and PEER_IDS set,
// another implementation that has the same paths takes part in the interop matrices, which INTEROP=1 asks for.
const {readFileSync} = require('node:fs');
const read = file => JSON.parse(readFileSync(file));
const both = {vc: ['1.1', '2.0']};
const p256 = {supportedEcdsaKeyTypes: ['P-256'], supports: both};
const p384 = {supportedEcdsaKeyTypes: ['P-384'], supports: both};
const either = {supportedEcdsaKeyTypes: ['P-256', 'P-384'], supports: both};

function implementation(name, url, ids, more = {}) {
  // The tests with the tag JWT ask for a JSON document with a proof, whatever is in it: no token is looked at.
  const at = (path, profile, tags, more = {}) =>
    ({id: ids[profile], endpoint: `${url}/${profile}/${path}`, tags, ...more});
  const issuer = (...args) => at('credentials/issue', ...args);
  const verifier = (...args) => at('credentials/verify', ...args);
  return offered({
    name,
    implementation: name,
    ...more,
    issuers: [
      issuer('eddsa-jcs-2022', ['vc2.0']),
      issuer('eddsa-rdfc-2022', ['eddsa-rdfc-2022'], {supports: both}),
      issuer('eddsa-rdfc-2022', ['vc-api', 'JWT']),
      issuer('eddsa-jcs-2022', ['eddsa-jcs-2022'], {supports: both}),
      issuer('ecdsa-rdfc-2019-p256', ['ecdsa-rdfc-2019'], p256),
      issuer('ecdsa-rdfc-2019-p384', ['ecdsa-rdfc-2019'], p384),
      issuer('ecdsa-jcs-2019-p256', ['ecdsa-jcs-2019'], p256),
      issuer('ecdsa-jcs-2019-p384', ['ecdsa-jcs-2019'], p384),
      issuer('ecdsa-sd-2023', ['ecdsa-sd-2023'], p256),
      issuer('bbs-2023', ['bbs-2023'], {supports: both}),
      issuer('bitstring', ['BitstringStatusList', 'Revocation'], {supports: {vc: ['2.0']}}),
      issuer('jwt', ['EnvelopingProof'])
    ],
    verifiers: [
      verifier('eddsa-jcs-2022', ['vc2.0']),
      verifier('eddsa-rdfc-2022', ['eddsa-rdfc-2022'], {supports: both}),
      verifier('eddsa-rdfc-2022', ['vc-api', 'JWT']),
      verifier('eddsa-jcs-2022', ['eddsa-jcs-2022'], {supports: both}),
      verifier('ecdsa-rdfc-2019-p256', ['ecdsa-rdfc-2019'], either),
      verifier('ecdsa-jcs-2019-p256', ['ecdsa-jcs-2019'], either),
      verifier('ecdsa-sd-2023', ['ecdsa-sd-2023'], p256),
      verifier('bbs-2023', ['bbs-2023'], {supports: both}),
      verifier('bitstring', ['BitstringStatusList', 'Revocation'], {supports: {vc: ['2.0']}}),
      verifier('jwt', ['EnvelopingProof'])
    ],
    vpVerifiers: [
      at('presentations/verify', 'eddsa-rdfc-2022', ['vc2.0', 'eddsa-rdfc-2022', 'EnvelopingProof', 'vc-api'])
    ],
    vcHolders: [
      at('credentials/derive', 'ecdsa-sd-2023', ['vcHolder', 'ecdsa-sd-2023', 'bbs-2023'], {supports: both})
    ],
    didResolvers: [
      {id: ids['eddsa-rdfc-2022'], endpoint: `${url}/1.0/identifiers`, tags: ['did-key']}
    ]
  });
}

// what has no issuer's name is not offered
function offered(implementation) {
  for(const [name, endpoints] of Object.entries(implementation)) {
    if(Array.isArray(endpoints)) {
      implementation[name] = endpoints.filter(endpoint => endpoint.id);
    }
  }
  return implementation;
}

const tokens = {
  'jose-cose': {
    features: {
      credential_jose: true, presentation_jose: true, credential_sdjwt: true,
      presentation_sdjwt: true, credential_cose: true, presentation_cose: true
    }
  }
};
const {ENDPOINT = 'https://localhost:40443', IDS, INTEROP, PEER, PEER_IDS} = process.env;
module.exports = {
  settings: {enableInteropTests: INTEROP === '1', testAllImplementations: false},
  implementations: [
    implementation('Work Commons', ENDPOINT, read(IDS), tokens),
    ...PEER ? [implementation('Digital Bazaar', PEER, read(PEER_IDS))] : []
  ]
};
