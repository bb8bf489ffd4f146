package org.workcommons.vc.key;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Keys behind a prefix that names their type. Controlled Identifiers 1.0 §2.2.2. */
final class Multikey {
  private static final int PREFIX_BYTES = 2;

  private Multikey() {}

  /** {@return the scheme whose prefix, by {@code prefix}, {@code bytes} start with} */
  static Optional<Scheme> scheme(byte[] bytes, Function<Scheme, byte[]> prefix) {
    for (var type : KeyType.values()) {
      var scheme = Scheme.of(type);
      if (Arrays.equals(Arrays.copyOf(bytes, PREFIX_BYTES), prefix.apply(scheme))) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** {@return what stands behind the prefix} */
  static byte[] key(byte[] bytes) {
    return Arrays.copyOfRange(bytes, PREFIX_BYTES, bytes.length);
  }

  static String text(Scheme scheme, byte[] prefix, byte[] key) {
    var bytes = Arrays.copyOf(prefix, PREFIX_BYTES + key.length);
    System.arraycopy(key, 0, bytes, PREFIX_BYTES, key.length);
    return scheme.multibase(bytes);
  }
}
