// Credentials and presentations with embedded proofs, by Digital Bazaar's packages. Documents come
// as text, so that what is judged is what was sent, and parsing counts where time is taken.
import * as vc from '@digitalbazaar/vc';
import * as statusList from '@digitalbazaar/vc-bitstring-status-list';
import jsigs from 'jsonld-signatures';
import {keyNamed} from './keys.mjs';
import {confirming, derives, signs, verifying} from './suites.mjs';

// `lists` and `contexts` are what else may be had for one request, by URL
export function documents(loaderWith) {
  return {
    // `statusTaken`: the lists are good and at hand, and nobody looks into them
    async verifyCredential({document, now, lists, contexts, statusTaken}) {
      const result = await vc.verifyCredential({
        credential: JSON.parse(document),
        suite: verifying,
        documentLoader: loaderWith(parsed({...lists, ...contexts})),
        checkStatus: statusTaken ? async () => ({verified: true}) : statusAsOf(now),
        now
      });
      return told(result);
    },

    // one proof and nothing else: whoever made it, whatever its document is
    async verifyProof({document, purpose}) {
      const {AssertionProofPurpose} = jsigs.purposes;
      const result = await jsigs.verify(JSON.parse(document), {
        suite: verifying,
        purpose: new AssertionProofPurpose({term: purpose}),
        documentLoader: loaderWith()
      });
      return told(result);
    },

    async verifyPresentation({document, challenge, domain, now, lists}) {
      try {
        return told(await vc.verify({
          presentation: JSON.parse(document),
          suite: verifying,
          documentLoader: loaderWith(parsed(lists)),
          checkStatus: statusAsOf(now),
          challenge,
          domain,
          now
        }));
      } catch(error) {
        // what is no presentation at all is thrown, where what is no credential is a result
        return told({verified: false, error});
      }
    },

    async issueCredential({document, key, cryptosuite, now, mandatory, contexts}) {
      const credential = JSON.parse(document);
      const signed = await vc.issue({
        credential,
        suite: suite(key, cryptosuite, now, mandatory),
        documentLoader: loaderWith(parsed(contexts)),
        now
      });
      return {document: JSON.stringify(signed)};
    },

    // from the issuer's proof another one, of a part
    async deriveCredential({document, selective, contexts}) {
      const credential = JSON.parse(document);
      const derived = await vc.derive({
        verifiableCredential: credential,
        suite: derives(credential.proof.cryptosuite, selective),
        documentLoader: loaderWith(parsed(contexts))
      });
      return {document: JSON.stringify(derived)};
    },

    // an issuer's proof of ecdsa-sd-2023, as it comes to the holder
    async confirmCredential({document, contexts}) {
      const {AssertionProofPurpose} = jsigs.purposes;
      const result = await jsigs.verify(JSON.parse(document), {
        suite: confirming,
        purpose: new AssertionProofPurpose(),
        documentLoader: loaderWith(parsed(contexts))
      });
      return told(result);
    },

    async signPresentation({document, key, cryptosuite, now, challenge, domain}) {
      const signed = await vc.signPresentation({
        presentation: JSON.parse(document),
        suite: suite(key, cryptosuite, now),
        documentLoader: loaderWith(),
        challenge,
        domain
      });
      return {document: JSON.stringify(signed)};
    },

    // a list without issuer and proof, the bits in `set` being one
    async newStatusList({url, length, set}) {
      const list = await statusList.createList({length});
      set.forEach(index => list.setStatus(index, true));
      const credential = await statusList.createCredential({
        id: url,
        list,
        statusPurpose: 'revocation',
        context: ['https://www.w3.org/ns/credentials/v2']
      });
      return {document: JSON.stringify(credential)};
    },

    async bitsOf({encodedList}) {
      const list = await statusList.decodeList({encodedList});
      const set = Array.from({length: list.length}, (_, index) => index)
        .filter(index => list.getStatus(index));
      return {length: list.length, set};
    }
  };
}

// By itself the library judges a list's validity by the clock of this machine, whatever `now` is.
function statusAsOf(now) {
  return async options => {
    const {credential, documentLoader} = options;
    for(const {statusListCredential} of [credential.credentialStatus].flat()) {
      const {document} = await documentLoader(statusListCredential);
      const list = await vc.verifyCredential(
        {credential: document, suite: verifying, documentLoader, now});
      if(!list.verified) {
        return list;
      }
    }
    return statusList.checkStatus({...options, verifyBitstringStatusListCredential: false});
  };
}

function suite(key, cryptosuite, date, mandatory) {
  const {signer} = keyNamed(key);
  return signs(cryptosuite, {signer, date, mandatory});
}

function parsed(lists = {}) {
  return Object.fromEntries(
    Object.entries(lists).map(([url, text]) => [url, JSON.parse(text)]));
}

// `set`: whether a bit in a status list is one, which this library reports and does not judge
function told(result) {
  const statuses = [result, ...(result.credentialResults ?? [])]
    .flatMap(one => one.statusResult?.results ?? []);
  return {
    verified: result.verified,
    set: statuses.some(({status}) => status),
    why: result.verified ? '' : reasons(result).join('; ')
  };
}

function reasons(result) {
  const all = [
    result.error, result.statusResult?.error, ...(result.credentialResults ?? []).map(r => r.error)];
  return all.flat().filter(Boolean)
    .flatMap(e => [e.message, ...(e.errors ?? []).map(inner => inner.message)]);
}
