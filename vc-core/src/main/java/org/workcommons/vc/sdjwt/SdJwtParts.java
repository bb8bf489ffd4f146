package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A selectively disclosable token, taken apart: the compact serialization at the tildes, RFC 9901
 * §4, and the JSON serializations at their members, §8.
 *
 * @param token what the issuer signed
 * @param disclosures their texts, as they came
 * @param binding the key binding token, empty where the text ends with a tilde
 */
record SdJwtParts(String token, List<String> disclosures, Optional<String> binding) {
  static SdJwtParts read(byte[] content) throws ProblemException {
    if (content.length > Limits.DOCUMENT_BYTES) {
      throw limit("more than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    boolean isJson = content.length > 0 && content[0] == '{';
    var parts = isJson ? SdJwtJson.read(JsonReader.readObject(content)) : compact(content);
    if (parts.disclosures().size() > Limits.DISCLOSURES) {
      throw tooMany();
    }
    return parts;
  }

  private static SdJwtParts compact(byte[] ascii) throws ProblemException {
    var parts = split(text(ascii));
    int last = parts.size() - 1;
    if (last < 1 || parts.subList(0, last).contains("")) {
      throw unreadable("a token and each of its disclosures end with a tilde");
    }
    var binding =
        parts.get(last).isEmpty() ? Optional.<String>empty() : Optional.of(parts.get(last));
    return new SdJwtParts(parts.get(0), List.copyOf(parts.subList(1, last)), binding);
  }

  /** {@return everything before the key binding token: what that is bound to} RFC 9901 §4.3.1. */
  String presented() {
    var text = new StringBuilder(token).append('~');
    disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
    return text.toString();
  }

  private static String text(byte[] ascii) throws ProblemException {
    for (byte character : ascii) {
      if (character <= ' ' || character > '~') {
        throw unreadable("a token has no characters but those of base64url, dots and tildes");
      }
    }
    return new String(ascii, US_ASCII);
  }

  private static List<String> split(String text) throws ProblemException {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int tilde = text.indexOf('~'); tilde >= 0; tilde = text.indexOf('~', start)) {
      // the token itself is one of them; no list is made of a document of mere tildes
      if (parts.size() > Limits.DISCLOSURES) {
        throw tooMany();
      }
      parts.add(text.substring(start, tilde));
      start = tilde + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  static ProblemException unreadable(String detail) {
    return new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, detail);
  }

  private static ProblemException tooMany() {
    return limit("more than " + Limits.DISCLOSURES + " disclosures");
  }

  private static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }
}
