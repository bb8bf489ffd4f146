package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Check.STATUS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;

/** Status entries and status lists. What can't be had must not become "not revoked". */
final class BadStatusLists {
  private static final String URL = Actors.LIST.toString();

  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject good =
      Actors.secure(Actors.unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM);
  private final JsonObject list = Actors.statusList(PLATFORM);

  static List<BadInput> all() {
    var corpus = new BadStatusLists();
    corpus.inputs.add(
        BadInput.vc("Control", "not revoked", corpus.good)
            .with(URL, BadInput.text(Actors.secure(corpus.list, PLATFORM))));
    corpus.availability();
    corpus.entries();
    corpus.lists();
    corpus.encodings();
    corpus.values();
    return corpus.inputs;
  }

  private void availability() {
    inputs.add(
        BadInput.vc("Unavailable", "no list to be had", good)
            .undecided(STATUS, STATUS_RETRIEVAL_ERROR));
    inputs.add(
        listed(
                "Stale",
                "a list of yesterday",
                signed(list.with("validFrom", "2026-11-04T08:00:00Z")))
            .undecided(STATUS, STATUS_STALE));
    inputs.add(
        listed(
                "Stale",
                "a list that says it is over",
                signed(list.with("validUntil", "2026-11-05T08:40:00Z")))
            .undecided(STATUS, STATUS_STALE));
    inputs.add(
        listed(
                "Stale",
                "a list that does not say from when it is",
                signed(list.without("validFrom")))
            .undecided(STATUS, STATUS_STALE));
    bad("Revoked", "revoked", signed(Actors.statusList(PLATFORM, 1)), REVOKED);
  }

  private void entries() {
    for (String index : List.of("-1", "+5", "05", "1e3", "1.0", " 1", "0x1", "", "١")) {
      entry(
          "StatusIndex",
          "the index " + (index.isEmpty() ? "nothing" : index),
          entry -> entry.with("statusListIndex", index),
          MALFORMED_VALUE_ERROR);
    }
    entry(
        "StatusIndex",
        "an index beyond all lists",
        entry -> entry.with("statusListIndex", "99999999999999999999"),
        RANGE_ERROR);
    entry(
        "StatusIndex",
        "an index beyond this list",
        entry -> entry.with("statusListIndex", "131072"),
        RANGE_ERROR);
    entry(
        "StatusIndex",
        "a number instead of text",
        entry -> entry.with("statusListIndex", JsonNumber.of(1)),
        MALFORMED_VALUE_ERROR);
    entry(
        "StatusEntry",
        "a type that nobody knows",
        entry -> entry.with("type", "RevocationList2020Status"),
        STATUS_UNKNOWN);
    entry(
        "StatusEntry",
        "a purpose that the list does not have",
        entry -> entry.with("statusPurpose", "suspension"),
        STATUS_VERIFICATION_ERROR);
    entry(
        "StatusEntry",
        "two bits without messages",
        entry -> entry.with("statusSize", JsonNumber.of(2)),
        null);
    var revoked = signed(Actors.statusList(PLATFORM, 7));
    var second = entryOf(good).with("statusListIndex", "7").with("id", URL + "#7");
    var both =
        Actors.secure(
            good.without("proof").with("credentialStatus", JsonArray.of(entryOf(good), second)),
            PLATFORM);
    inputs.add(
        BadInput.vc("StatusEntry", "the second of two entries revokes", both)
            .with(URL, BadInput.text(revoked))
            .rejected(STATUS, REVOKED));
    var many = new ArrayList<JsonValue>();
    for (int i = 0; i < 17; i++) {
      many.add(entryOf(good).with("id", URL + "#" + i));
    }
    inputs.add(
        BadInput.vc(
                "StatusEntry",
                "seventeen entries",
                Actors.secure(
                    good.without("proof").with("credentialStatus", new JsonArray(many)), PLATFORM))
            .with(URL, BadInput.text(signed(list)))
            .rejected(STATUS, LIMIT_EXCEEDED));
  }

  private void lists() {
    bad(
        "StatusSigner",
        "signed by a stranger in the issuer's name",
        Actors.secure(list, STRANGER),
        STATUS_VERIFICATION_ERROR);
    bad(
        "StatusSigner",
        "of another issuer, whom the verifier trusts",
        Actors.secure(Actors.statusList(OTHER_PLATFORM), OTHER_PLATFORM),
        STATUS_VERIFICATION_ERROR);
    bad("StatusSigner", "not signed", list, STATUS_VERIFICATION_ERROR);
    bad(
        "StatusSigner",
        "altered after it was signed",
        signed(list).with("validUntil", "2099-01-01T00:00:00Z"),
        STATUS_VERIFICATION_ERROR);
    bad(
        "StatusPlace",
        "the list of another place",
        signed(list.with("id", "https://skiff.example/status/2")),
        STATUS_VERIFICATION_ERROR);
    bad(
        "StatusPlace",
        "a list without a place",
        signed(list.without("id")),
        STATUS_VERIFICATION_ERROR);
    bad(
        "StatusList",
        "a list with a status itself",
        signed(list.with("credentialStatus", entryOf(good))),
        STATUS_VERIFICATION_ERROR);
    bad(
        "StatusList",
        "a statement instead of a list",
        good.with("id", URL),
        STATUS_VERIFICATION_ERROR);
    bad(
        "StatusList",
        "not valid yet",
        signed(list.with("validFrom", "2026-11-06T00:00:00Z")),
        STATUS_VERIFICATION_ERROR);
    subject(
        "StatusList", "another type", subject -> subject.with("type", "RevocationList2020"), null);
    inputs.add(
        BadInput.vc("StatusList", "a page instead of a list", good)
            .with(URL, "<html></html>")
            .rejected(STATUS, STATUS_VERIFICATION_ERROR));
  }

  private void values() {
    var wide = new byte[131_072 / 4];
    wide[0] = (byte) 0b00_10_00_01; // the values 0, 2, 0, 1
    var list = listOf("message", wide);
    values("says two of four things", list, "message", "1", 4, null);
    values("is the last value", list, "message", "131071", 4, null);
    values("beyond the last value", list, "message", "131072", 4, RANGE_ERROR);
    values("three messages for four values", list, "message", "1", 3, MALFORMED_VALUE_ERROR);
    values(
        "two bits in a list for one",
        listOf("message", new byte[131_072 / 8]),
        "message",
        "1",
        4,
        STATUS_LIST_LENGTH_ERROR);
    values(
        "is revoked in the second bit", listOf("revocation", wide), "revocation", "3", 4, REVOKED);
    values(
        "is suspended in the first bit",
        listOf("suspension", wide),
        "suspension",
        "1",
        4,
        SUSPENDED);
    values("there is a newer one", listOf("refresh", wide), "refresh", "1", 4, null);
    values(
        "a message of a list for revocation",
        listOf("revocation", wide),
        "message",
        "1",
        4,
        STATUS_VERIFICATION_ERROR);
    var described = saying("statusMessage", messages(4));
    values("means what the list says", described, "message", "1", 4, null);
    values(
        "a list that says that its values mean something else",
        saying("statusMessage", messages(2)),
        "message",
        "1",
        4,
        STATUS_VERIFICATION_ERROR);
    values(
        "as long as the list says",
        saying("statusSize", JsonNumber.of(2)),
        "message",
        "1",
        4,
        null);
    for (int size : new int[] {1, 3, 4}) {
      values(
          "a list of values of " + size + " bits that says so",
          saying("statusSize", JsonNumber.of(size)),
          "message",
          "1",
          4,
          STATUS_VERIFICATION_ERROR);
    }
    values("a purpose that nobody knows", listOf("mood", wide), "mood", "0", 4, STATUS_UNKNOWN);
  }

  private JsonObject listOf(String purpose, byte[] bits) {
    return signed(
        Actors.subject(
            list,
            subject ->
                subject
                    .with("statusPurpose", purpose)
                    .with("encodedList", "u" + base64(gzip(bits)))));
  }

  private void values(
      String comment,
      JsonObject list,
      String purpose,
      String index,
      int messages,
      ProblemType problem) {
    var entry =
        entryOf(good)
            .with("statusPurpose", purpose)
            .with("statusListIndex", index)
            .with("statusSize", JsonNumber.of(2))
            .with("statusMessage", messages(messages));
    var input =
        BadInput.vc(
                problem == null ? "Control" : "StatusValue",
                comment,
                Actors.secure(good.without("proof").with("credentialStatus", entry), PLATFORM))
            .with(URL, BadInput.text(list));
    if (problem != null) {
      input =
          problem.leavesOpen() ? input.undecided(STATUS, problem) : input.rejected(STATUS, problem);
    }
    inputs.add(input);
  }

  private static JsonArray messages(int count) {
    var described = new ArrayList<JsonValue>();
    for (int value = 0; value < count; value++) {
      described.add(
          JsonObject.builder().put("status", "0x" + value).put("message", "m" + value).build());
    }
    return new JsonArray(described);
  }

  /** A list of values of two bits each. */
  private JsonObject saying(String name, JsonValue value) {
    var unsigned = listOf("message", new byte[131_072 / 4]).without("proof");
    return signed(Actors.subject(unsigned, subject -> subject.with(name, value)));
  }

  private void encodings() {
    encoded("without its prefix", encoding().substring(1), null);
    encoded("in base58", "z" + encoding().substring(1), null);
    encoded("with padding", encoding() + "=", null);
    encoded("not compressed", "u" + base64(new byte[16_384]), null);
    encoded("cut off", encoding().substring(0, encoding().length() - 8), null);
    encoded(
        "with something behind it",
        "u" + base64(joined(gzip(new byte[16_384]), new byte[] {1, 2, 3})),
        null);
    encoded("in two parts", "u" + base64(joined(gzip(new byte[8192]), gzip(new byte[8192]))), null);
    encoded("one entry too short", "u" + base64(gzip(new byte[16_383])), STATUS_LIST_LENGTH_ERROR);
    encoded("empty", "u" + base64(gzip(new byte[0])), STATUS_LIST_LENGTH_ERROR);
    encoded("65 MiB in 65 kB", "u" + base64(gzip(new byte[65 << 20])), LIMIT_EXCEEDED);
  }

  private void encoded(String comment, String encoded, ProblemType problem) {
    var document = signed(Actors.subject(list, subject -> subject.with("encodedList", encoded)));
    bad("StatusEncoding", comment, document, problem == null ? PARSING_ERROR : problem);
  }

  private String encoding() {
    return ((JsonObject) list.get("credentialSubject").orElseThrow())
        .string("encodedList")
        .orElseThrow();
  }

  private void subject(
      String flag, String comment, UnaryOperator<JsonObject> change, ProblemType problem) {
    bad(
        flag,
        comment,
        signed(Actors.subject(list, change)),
        problem == null ? MALFORMED_VALUE_ERROR : problem);
  }

  private void entry(
      String flag, String comment, UnaryOperator<JsonObject> change, ProblemType problem) {
    var changed = good.without("proof").with("credentialStatus", change.apply(entryOf(good)));
    var type = problem == null ? MALFORMED_VALUE_ERROR : problem;
    var input =
        BadInput.vc(flag, comment, Actors.secure(changed, PLATFORM))
            .with(URL, BadInput.text(signed(list)));
    inputs.add(type.leavesOpen() ? input.undecided(STATUS, type) : input.rejected(STATUS, type));
  }

  private void bad(String flag, String comment, JsonObject document, ProblemType problem) {
    inputs.add(listed(flag, comment, document).rejected(STATUS, problem));
  }

  private BadInput listed(String flag, String comment, JsonObject document) {
    return BadInput.vc(flag, comment, good).with(URL, BadInput.text(document));
  }

  private static JsonObject signed(JsonObject document) {
    return sign(document, PLATFORM);
  }

  private static JsonObject sign(JsonObject document, SigningKey key) {
    return Actors.secure(document, key);
  }

  private static JsonObject entryOf(JsonObject document) {
    return (JsonObject) document.get("credentialStatus").orElseThrow();
  }

  private static byte[] joined(byte[] one, byte[] two) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(one);
    out.writeBytes(two);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bits) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
