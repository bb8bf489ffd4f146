package org.workcommons.vc.verifier.schema;

import java.util.Optional;

/** The versions of JSON Schema that are evaluated here. VC JSON Schema §3. */
enum Dialect {
  DRAFT_2020_12("https://json-schema.org/draft/2020-12/"),
  DRAFT_2019_09("https://json-schema.org/draft/2019-09/"),
  DRAFT_7("http://json-schema.org/draft-07/");

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  /** {@return the dialect that {@code url} names, with or without an empty fragment} */
  static Optional<Dialect> of(String url) {
    var plain = url.endsWith("#") ? url.substring(0, url.length() - 1) : url;
    for (var dialect : values()) {
      if (secure(dialect.schema()).equals(secure(plain))) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** {@return whether {@code url} is one of the schemas of schemas} */
  static boolean publishes(String url) {
    for (var dialect : values()) {
      if (secure(url).startsWith(secure(dialect.folder))) {
        return true;
      }
    }
    return false;
  }

  /** {@return the URL of the schema of its schemas} */
  String schema() {
    return folder + "schema";
  }

  /** Draft 7 was published before everything was under {@code https}, and is named both ways. */
  private static String secure(String url) {
    return url.startsWith("http:") ? "https:" + url.substring("http:".length()) : url;
  }
}
