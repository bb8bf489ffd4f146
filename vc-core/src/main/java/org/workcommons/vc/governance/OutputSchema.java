package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import org.workcommons.vc.encoding.Base64Url;

/**
 * A schema that a list names: what an entity is recognised to issue. W3C Recognized Entities 1.0,
 * {@code outputValidation}.
 *
 * @param id the URL of a JSON Schema
 * @param digestMultibase the multihash of its bytes, if the list gives it
 */
public record OutputSchema(URI id, Optional<String> digestMultibase) {
  private static final byte[] SHA_256 = {0x12, 0x20};

  public OutputSchema {
    requireNonNull(id);
    requireNonNull(digestMultibase);
  }

  /** {@return the schema {@code id}, without a digest} */
  public static OutputSchema of(URI id) {
    return new OutputSchema(id, Optional.empty());
  }

  /** {@return the schema {@code id}, whose SHA-256 is {@code sha256}} */
  static OutputSchema of(URI id, byte[] sha256) {
    return new OutputSchema(id, Optional.of(multihash(sha256)));
  }

  /** {@return whether nothing speaks against the schema's being the one that we know} */
  boolean isOf(byte[] sha256) {
    return digestMultibase.isEmpty() || digestMultibase.get().equals(multihash(sha256));
  }

  private static String multihash(byte[] sha256) {
    var hash = new byte[SHA_256.length + sha256.length];
    System.arraycopy(SHA_256, 0, hash, 0, SHA_256.length);
    System.arraycopy(sha256, 0, hash, SHA_256.length, sha256.length);
    return "u" + Base64Url.encode(hash);
  }
}
