package org.workcommons.vc.governance;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;

/** The members that disputes and their outcomes share, read in one way. */
final class Terms {
  /** The longest text that a person writes, in code points. */
  static final int TEXT_CHARS = 1000;

  private static final Pattern URN_UUID =
      Pattern.compile("urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

  private static final Pattern SECOND =
      Pattern.compile(
          "(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
              + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z");

  private static final Pattern TEXT =
      Pattern.compile(
          "[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029]{1," + TEXT_CHARS + "}");

  private static final Pattern RULE = Pattern.compile("[!-~]{1,200}");

  private Terms() {}

  static boolean isUrnUuid(URI id) {
    return URN_UUID.matcher(id.toString()).matches();
  }

  static boolean isText(String text) {
    return TEXT.matcher(text).matches();
  }

  static boolean isRule(String text) {
    return RULE.matcher(text).matches();
  }

  static void type(ObjectReader in, String type) throws ProblemException {
    if (!in.string("type").equals(type)) {
      throw in.malformed("type", "must be " + type);
    }
  }

  static URI urnUuid(ObjectReader in, String name) throws ProblemException {
    return URI.create(in.string(name, URN_UUID, "urn:uuid: and a UUID in small letters"));
  }

  static Did did(ObjectReader in, String name) throws ProblemException {
    return Did.parse(in.string(name), in.pointer().at(name));
  }

  static String text(ObjectReader in, String name) throws ProblemException {
    return in.string(name, TEXT, "text of up to " + TEXT_CHARS + " characters");
  }

  static Optional<String> optionalText(ObjectReader in, String name) throws ProblemException {
    return in.object().has(name) ? Optional.of(text(in, name)) : Optional.empty();
  }

  static String rule(ObjectReader in, String name) throws ProblemException {
    return in.string(name, RULE, "up to 200 visible ASCII characters");
  }

  static Digest digest(ObjectReader in, String name) throws ProblemException {
    return Digest.parse(in.string(name), in.pointer().at(name));
  }

  static Optional<Digest> optionalDigest(ObjectReader in, String name) throws ProblemException {
    return in.object().has(name) ? Optional.of(digest(in, name)) : Optional.empty();
  }

  /** One instant has one text: whole seconds, in UTC. */
  static Instant instant(ObjectReader in, String name) throws ProblemException {
    return DateTimeStamp.parse(
        in.string(name, SECOND, "a date and time such as 2026-03-01T12:00:00Z"),
        in.pointer().at(name));
  }

  static Optional<Instant> optionalInstant(ObjectReader in, String name) throws ProblemException {
    return in.object().has(name) ? Optional.of(instant(in, name)) : Optional.empty();
  }

  static boolean isWholeSecond(Instant instant) {
    return instant.getNano() == 0;
  }
}
