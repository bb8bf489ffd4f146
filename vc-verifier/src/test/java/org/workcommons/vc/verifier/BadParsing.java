package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.problem.ProblemType.LIMIT_EXCEEDED;
import static org.workcommons.vc.problem.ProblemType.PARSING_ERROR;
import static org.workcommons.vc.verifier.Check.SYNTAX;

import java.util.ArrayList;
import java.util.List;

/** Bytes that two readers could read differently, or that cost one of them everything. */
final class BadParsing {
  private final List<BadInput> inputs = new ArrayList<>();
  private final String good = BadInput.text(BadCorpus.good());

  static List<BadInput> all() {
    var corpus = new BadParsing();
    corpus.inputs.add(BadInput.vc("Control", "the statement as it was issued", corpus.good));
    corpus.duplicates();
    corpus.sizes();
    corpus.numbers();
    corpus.text();
    corpus.surroundings();
    return corpus.inputs;
  }

  private void duplicates() {
    var stranger = "\"issuer\":\"did:web:attacker.example\"";
    error("DuplicateKey", "a second issuer before the true one", after("{", stranger + ","));
    error("DuplicateKey", "a second issuer at the end", end("," + stranger));
    error(
        "DuplicateKey",
        "a second issuer, its name escaped",
        end(",\"\\u0069ssuer\":\"did:web:attacker.example\""));
    error(
        "DuplicateKey",
        "a second rating count deep inside",
        good.replace("\"ratingCount\":2", "\"ratingCount\":2,\"ratingCount\":2"));
    error("DuplicateKey", "a second proof", end(",\"proof\":{}"));
  }

  private void sizes() {
    limit("Size", "100,000 arrays inside each other", "{\"a\":", "[", 100_000, "");
    limit("Size", "100,000 objects inside each other", "", "{\"a\":", 100_000, "");
    limit("Size", "a string of ten million characters", "{\"a\":\"", "a", 10_000_000, "\"}");
    limit("Size", "an array of a million numbers", "{\"a\":[0", ",0", 1_000_000, "]}");
    limit("Size", "a name of 100,000 characters", "{\"", "a", 100_000, "\":1}");
    limit("Size", "a number of 100,000 digits", "{\"a\":", "1", 100_000, "}");
  }

  private void numbers() {
    for (String number :
        List.of(
            "1e999999999",
            "-1e400",
            "NaN",
            "Infinity",
            "01",
            "-",
            "1.",
            ".5",
            "+1",
            "1e",
            "0x10",
            "9007199254740993",
            "1_000")) {
      error(
          "Number", "the number " + number, good.replace("\"seq\":1,", "\"seq\":" + number + ","));
    }
  }

  private void text() {
    error("Text", "a lone high surrogate", subjectMember("\"a\":\"\\ud83d\""));
    error("Text", "a lone low surrogate", subjectMember("\"a\":\"\\ude02x\""));
    error(
        "Text", "a surrogate pair the wrong way round", subjectMember("\"a\":\"\\ude02\\ud83d\""));
    error("Text", "a zero byte in a string", subjectMember("\"a\":\"\u0000\""));
    error("Text", "a line feed in a string", subjectMember("\"a\":\"\n\""));
    error("Text", "an escape that JSON does not have", subjectMember("\"a\":\"\\x41\""));
    error("Text", "single quotes", subjectMember("'a':'b'"));
    bytes("Text", "a byte order mark", bytes(0xef, 0xbb, 0xbf), good.getBytes(UTF_8));
    bytes("Text", "UTF-16", good.getBytes(UTF_16LE));
    bytes("Text", "a slash in two bytes of UTF-8", broken(0xc0, 0xaf));
    bytes("Text", "a surrogate in UTF-8", broken(0xed, 0xa0, 0x80));
    bytes("Text", "a character of UTF-8 that is cut off", broken(0xe2, 0x82));
  }

  private void surroundings() {
    error("Trailing", "a brace behind the document", good + "}");
    error("Trailing", "a second document behind the first", good + good);
    error("Trailing", "a zero byte behind the document", good + "\u0000");
    error("Trailing", "a comment behind the document", good + "// good");
    error("Grammar", "nothing", "");
    error("Grammar", "white space", " \n");
    error("Grammar", "null", "null");
    error("Grammar", "a string", "\"VerifiableCredential\"");
    error("Grammar", "an array of documents", "[" + good + "]");
    error("Grammar", "a trailing comma", end(","));
    error("Grammar", "a document that is cut off", good.substring(0, good.length() - 1));
    error("Grammar", "a comment inside", after("{", "/**/"));
  }

  private void error(String flag, String comment, String text) {
    inputs.add(BadInput.vc(flag, comment, text).rejected(SYNTAX, PARSING_ERROR));
  }

  private void limit(
      String flag, String comment, String start, String unit, int times, String end) {
    inputs.add(
        BadInput.repeated(flag, comment, start, unit, times, end).rejected(SYNTAX, LIMIT_EXCEEDED));
  }

  private void bytes(String flag, String comment, byte[]... parts) {
    var all = new java.io.ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    inputs.add(BadInput.vcBytes(flag, comment, all.toByteArray()).rejected(SYNTAX, PARSING_ERROR));
  }

  private byte[] broken(int... codes) {
    var all = new java.io.ByteArrayOutputStream();
    all.writeBytes("{\"a\":\"".getBytes(UTF_8));
    all.writeBytes(bytes(codes));
    all.writeBytes("\"}".getBytes(UTF_8));
    return all.toByteArray();
  }

  private static byte[] bytes(int... codes) {
    var bytes = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      bytes[i] = (byte) codes[i];
    }
    return bytes;
  }

  private String after(String start, String inserted) {
    return start + inserted + good.substring(start.length());
  }

  private String end(String inserted) {
    return good.substring(0, good.length() - 1) + inserted + "}";
  }

  private String subjectMember(String member) {
    return good.replace("\"credentialSubject\":{", "\"credentialSubject\":{" + member + ",");
  }
}
