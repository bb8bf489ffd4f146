package org.workcommons.vc.sdjwt;

import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/** Makes disclosures that nobody can guess from their digests. RFC 9901 §4.2. */
interface Salting {
  /** {@return the disclosure of the member called {@code name}, which stands at {@code place}} */
  Disclosure member(Pointer place, String name, JsonValue value);

  /** {@return the disclosure of the item of an array that stands at {@code place}} */
  Disclosure item(Pointer place, JsonValue value);

  /** {@return a digest that stands for nothing} RFC 9901 §4.2.5. */
  String decoy();

  /** {@return the one that never uses a salt twice} */
  static Salting fresh() {
    return new Fresh();
  }

  /** RFC 9901 §9.3: salts of 128 bits. */
  record Fresh() implements Salting {
    private static final int SALT_BYTES = 16;

    @Override
    public Disclosure member(Pointer place, String name, JsonValue value) {
      return Disclosure.ofMember(Randomness.bytes(SALT_BYTES), name, value);
    }

    @Override
    public Disclosure item(Pointer place, JsonValue value) {
      return Disclosure.ofItem(Randomness.bytes(SALT_BYTES), value);
    }

    @Override
    public String decoy() {
      return Base64Url.encode(HashAlgorithm.SHA_256.of(Randomness.bytes(SALT_BYTES)));
    }
  }
}
