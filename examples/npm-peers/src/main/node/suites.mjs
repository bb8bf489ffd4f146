// The cryptosuites, by their names: what signs, what derives, what verifies.
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

const signing = {
  'eddsa-rdfc-2022': () => eddsaRdfc,
  'eddsa-jcs-2022': () => eddsaJcs.createSignCryptosuite(),
  'ecdsa-rdfc-2019': () => ecdsaRdfc,
  'ecdsa-jcs-2019': () => ecdsaJcs.createSignCryptosuite(),
  'ecdsa-sd-2023': mandatoryPointers => ecdsaSd.createSignCryptosuite({mandatoryPointers}),
  'bbs-2023': mandatoryPointers => bbs.createSignCryptosuite({mandatoryPointers})
};
const disclosing = {
  'ecdsa-sd-2023': selectivePointers => ecdsaSd.createDiscloseCryptosuite({selectivePointers}),
  'bbs-2023': selectivePointers => bbs.createDiscloseCryptosuite({selectivePointers})
};

export function signs(cryptosuite, {signer, date, mandatory = []}) {
  return new DataIntegrityProof({signer, date, cryptosuite: signing[cryptosuite](mandatory)});
}

export function derives(cryptosuite, selective) {
  return new DataIntegrityProof({cryptosuite: disclosing[cryptosuite](selective)});
}

export const verifying = [
  eddsaRdfc, eddsaJcs.createVerifyCryptosuite(), ecdsaRdfc, ecdsaJcs.createVerifyCryptosuite(),
  ecdsaSd.createVerifyCryptosuite(), bbs.createVerifyCryptosuite()
].map(cryptosuite => new DataIntegrityProof({cryptosuite}));

// for the holder, of the issuer's own proof; there is none for bbs-2023
export const confirming = new DataIntegrityProof({cryptosuite: ecdsaSd.createConfirmCryptosuite()});
