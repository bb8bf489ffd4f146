package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What one digest stands for: a member of an object, or an item of an array. RFC 9901 §4.2.
 *
 * @param text the base64url that is hashed and sent
 * @param name the member's name, empty for an item
 * @param value what is disclosed, in which other digests may stand
 */
record Disclosure(String text, Optional<String> name, JsonValue value) {
  static final String DIGESTS = "_sd";
  static final String ITEM = "...";
  static final String ALGORITHM = "_sd_alg";

  private static final Set<String> RESERVED = Set.of(DIGESTS, ITEM, ALGORITHM);

  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /** {@return the disclosure of a member called {@code name}} */
  static Disclosure ofMember(byte[] salt, String name, JsonValue value) {
    var array = JsonArray.of(salt(salt), new JsonString(name), value);
    return new Disclosure(Base64Url.encode(JsonWriter.compact(array)), Optional.of(name), value);
  }

  /** {@return the disclosure of an item of an array} */
  static Disclosure ofItem(byte[] salt, JsonValue value) {
    var array = JsonArray.of(salt(salt), value);
    return new Disclosure(Base64Url.encode(JsonWriter.compact(array)), Optional.empty(), value);
  }

  /** {@return the disclosure in {@code text}, which came from outside} RFC 9901 §7.1 step 3. */
  static Disclosure read(String text) throws ProblemException {
    var json = JsonReader.read(Base64Url.decode(text, Limits.DOCUMENT_BYTES));
    if (!(json instanceof JsonArray array)
        || array.items().size() < 2
        || array.items().size() > 3
        || !(array.items().get(0) instanceof JsonString)) {
      throw malformed("a disclosure is an array of a salt, a name for a member, and a value");
    }
    var items = array.items();
    return items.size() == 2
        ? new Disclosure(text, Optional.empty(), items.get(1))
        : new Disclosure(text, Optional.of(name(items)), items.get(2));
  }

  /** {@return what stands for it in the token} RFC 9901 §4.2.3. */
  String digest(HashAlgorithm hash) {
    return Base64Url.encode(hash.of(text.getBytes(US_ASCII)));
  }

  private static JsonString salt(byte[] salt) {
    return new JsonString(Base64Url.encode(salt));
  }

  private static String name(List<JsonValue> items) throws ProblemException {
    if (items.get(1) instanceof JsonString name && !isReserved(name.value())) {
      return name.value();
    }
    throw malformed("the name in a disclosure must be a string, and not a reserved one");
  }

  static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, detail);
  }

  /** {@return whether it is a member or an item, never what it discloses} */
  @Override
  public String toString() {
    return name.isPresent() ? "disclosure of a member" : "disclosure of an item";
  }
}
