package org.workcommons.vc.encoding;

import java.nio.charset.StandardCharsets;
import org.workcommons.vc.json.JsonValue;

/** Writes JSON values as text that {@link JsonReader} reads back as the same values. */
public final class JsonWriter {
  private JsonWriter() {}

  /** {@return the text of {@code value} in UTF-8, without white space, members in their order} */
  public static byte[] compact(JsonValue value) {
    var text = new JsonText.Compact();
    text.value(value, 0);
    return text.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** {@return the text of {@code value} for people: indented, without a final line break} */
  public static String pretty(JsonValue value) {
    var text = new JsonText.Pretty();
    text.value(value, 0);
    return text.out.toString();
  }
}
