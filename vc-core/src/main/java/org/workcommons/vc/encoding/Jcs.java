package org.workcommons.vc.encoding;

import java.nio.charset.StandardCharsets;
import org.workcommons.vc.json.JsonValue;

/** The JSON Canonicalization Scheme: one text for one value. RFC 8785. */
public final class Jcs {
  private Jcs() {}

  /** {@return the canonical text of {@code value}, in UTF-8} */
  public static byte[] canonicalize(JsonValue value) {
    var text = new JsonText.Canonical();
    text.value(value, 0);
    return text.out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
