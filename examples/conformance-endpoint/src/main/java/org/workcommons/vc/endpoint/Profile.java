package org.workcommons.vc.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.SecuringMechanism;

/**
 * One way to secure, with the key that this process does it with.
 *
 * @param name the first part of its paths
 */
record Profile(String name, SecuringMechanism mechanism, SigningKey key) {
  /** {@return every profile that the suites ask for, by its name, each with a fresh key} */
  static Map<String, Profile> all(Contexts contexts) {
    var profiles = new LinkedHashMap<String, Profile>();
    add(profiles, "eddsa-rdfc-2022", Cryptosuite.EDDSA_RDFC_2022, KeyType.ED25519, contexts);
    add(profiles, "eddsa-jcs-2022", Cryptosuite.EDDSA_JCS_2022, KeyType.ED25519, contexts);
    add(profiles, "ecdsa-rdfc-2019-p256", Cryptosuite.ECDSA_RDFC_2019, KeyType.P256, contexts);
    add(profiles, "ecdsa-rdfc-2019-p384", Cryptosuite.ECDSA_RDFC_2019, KeyType.P384, contexts);
    add(profiles, "ecdsa-jcs-2019-p256", Cryptosuite.ECDSA_JCS_2019, KeyType.P256, contexts);
    add(profiles, "ecdsa-jcs-2019-p384", Cryptosuite.ECDSA_JCS_2019, KeyType.P384, contexts);
    add(profiles, "ecdsa-sd-2023", Cryptosuite.ECDSA_SD_2023, KeyType.P256, contexts);
    add(profiles, "bbs-2023", Cryptosuite.BBS_2023, KeyType.BLS12_381_G2, contexts);
    add(profiles, "bitstring", Cryptosuite.EDDSA_RDFC_2022, KeyType.ED25519, contexts);
    profiles.put("jwt", new Profile("jwt", new Jose(contexts), SigningKey.fresh(KeyType.P256)));
    return profiles;
  }

  private static void add(
      Map<String, Profile> profiles,
      String name,
      Cryptosuite suite,
      KeyType keyType,
      Contexts contexts) {
    profiles.put(
        name, new Profile(name, new DataIntegrity(suite, contexts), SigningKey.fresh(keyType)));
  }

  /** {@return the DID that its credentials name as their issuer} */
  String id() {
    return DidKey.of(key.verificationKey()).value();
  }

  /** {@return whether holders show parts of its credentials} */
  boolean isSelective() {
    return mechanism instanceof DataIntegrity integrity
        && Set.of(Cryptosuite.ECDSA_SD_2023, Cryptosuite.BBS_2023)
            .contains(integrity.cryptosuite());
  }
}
