package org.workcommons.vc.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class RelatedResourceTest {
  private static final byte[] CONTENT = "what was referred to".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "something else".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"256", "384", "512"})
  void takesEachAlgorithmOfSubresourceIntegrityInEitherAlphabet(String bits) throws Exception {
    var digest = hash("SHA-" + bits, CONTENT);
    for (var encoder : encoders()) {
      var resource =
          one("\"digestSRI\":\"sha" + bits + "-" + encoder.encodeToString(digest) + "\"");

      resource.requireIntegrity(CONTENT);
      assertIntegrity(resource, OTHER);
    }
  }

  @Test
  void takesMultihashesInBothMultibases() throws Exception {
    for (var multihash :
        new byte[][] {
          prefixed(0x12, hash("SHA-256", CONTENT)),
          prefixed(0x20, hash("SHA-384", CONTENT)),
          prefixed(0x13, hash("SHA-512", CONTENT))
        }) {
      for (var text : new String[] {Multibase.base64Url(multihash), Multibase.base58(multihash)}) {
        var resource = one("\"digestMultibase\":\"" + text + "\"");

        resource.requireIntegrity(CONTENT);
        assertIntegrity(resource, OTHER);
      }
    }
  }

  @Test
  void theStrongestOfSeveralDigestsCounts() throws Exception {
    var resource = one("\"digestSRI\":\"" + sri("256", CONTENT) + " " + sri("512", OTHER) + "\"");

    assertIntegrity(resource, CONTENT);
    resource.requireIntegrity(OTHER);
  }

  @Test
  void oneOfTheStrongestDigestsHasToMatch() throws Exception {
    var resource = one("\"digestSRI\":\"" + sri("384", OTHER) + "  " + sri("384", CONTENT) + "\"");

    assertThatCode(() -> resource.requireIntegrity(CONTENT)).doesNotThrowAnyException();
  }

  @Test
  void bothMembersHaveToMatch() throws Exception {
    var good = Multibase.base64Url(prefixed(0x12, hash("SHA-256", CONTENT)));
    var bad = Multibase.base64Url(prefixed(0x12, hash("SHA-256", OTHER)));
    var sri = "\"digestSRI\":\"" + sri("384", CONTENT) + "\",";

    one(sri + "\"digestMultibase\":\"" + good + "\"").requireIntegrity(CONTENT);
    assertIntegrity(one(sri + "\"digestMultibase\":\"" + bad + "\""), CONTENT);
  }

  @Test
  void anUnknownAlgorithmAloneCanNotBeChecked() throws Exception {
    assertIntegrity(one("\"digestSRI\":\"sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=\""), CONTENT);
    var blake = Multibase.base64Url(prefixed(0x1e, hash("SHA-256", CONTENT)));
    assertIntegrity(one("\"digestMultibase\":\"" + blake + "\""), CONTENT);
  }

  @Test
  void anUnknownAlgorithmBesideAKnownOneIsLeftOut() throws Exception {
    one("\"digestSRI\":\"sha3-AAAA " + sri("256", CONTENT) + "\"").requireIntegrity(CONTENT);
  }

  @Test
  void aBareDigestIsNoMultihash() throws Exception {
    var bare = Multibase.base64Url(hash("SHA-256", CONTENT));

    assertMalformed("{\"id\":\"https://x.example\",\"digestMultibase\":\"" + bare + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://x.example\"",
        "[\"https://x.example\"]",
        "{\"id\":\"https://x.example\"}",
        "{\"id\":\"x\",\"digestSRI\":\"sha1-AAAA\"}",
        "{\"digestSRI\":\"sha1-AAAA\"}",
        "{\"id\":[\"https://x.example\"],\"digestSRI\":\"sha1-AAAA\"}",
        "{\"id\":\"https://x.example\",\"digestSRI\":\"\"}",
        "{\"id\":\"https://x.example\",\"digestSRI\":[]}",
        "{\"id\":\"https://x.example\",\"digestSRI\":7}",
        "{\"id\":\"https://x.example\",\"digestSRI\":\"sha256\"}",
        "{\"id\":\"https://x.example\",\"digestSRI\":\"sha256-AAAA\"}",
        "{\"id\":\"https://x.example\",\"digestSRI\":\"sha1-A\"}",
        "{\"id\":\"https://x.example\",\"digestSRI\":\"sha1-AAAA?x\"}",
        "{\"id\":\"https://x.example\",\"digestMultibase\":\"uEiAA\"}",
        "{\"id\":\"https://x.example\",\"digestMultibase\":\"u\"}",
        "{\"id\":\"https://x.example\",\"digestMultibase\":\"u_____________w\"}",
        "{\"id\":\"https://x.example\",\"digestMultibase\":\"mEiAA\"}",
        "{\"id\":\"https://x.example\",\"mediaType\":\"json\",\"digestSRI\":\"sha1-AAAA\"}",
        "[{\"id\":\"https://x.example\",\"digestSRI\":\"sha1-AAAA\"},"
            + "{\"id\":\"https://x.example\",\"digestSRI\":\"sha1-AAAA\"}]"
      })
  void refusesWhatIsIllFormed(String value) throws Exception {
    assertMalformed(value);
  }

  @Test
  void refusesMoreDigestsThanAnybodyNeeds() throws Exception {
    var digests = ("sha1-AAAA ").repeat(17);

    assertThatThrownBy(() -> one("\"digestSRI\":\"" + digests + "\""))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED));
  }

  @Test
  void aCredentialWithoutAnyIsFine() throws Exception {
    assertThat(RelatedResource.allOf(JsonObject.builder().build())).isEmpty();
  }

  private static void assertMalformed(String value) throws Exception {
    var document = JsonReader.readObject(bytes("{\"relatedResource\":" + value + "}"));

    assertThatThrownBy(() -> RelatedResource.allOf(document))
        .as(value)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR));
  }

  private static void assertIntegrity(RelatedResource resource, byte[] content) {
    assertThatThrownBy(() -> resource.requireIntegrity(content))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.RESOURCE_INTEGRITY));
  }

  private static RelatedResource one(String members) throws Exception {
    var json = "{\"relatedResource\":{\"id\":\"https://x.example\"," + members + "}}";
    return RelatedResource.allOf(JsonReader.readObject(bytes(json))).get(0);
  }

  private static Base64.Encoder[] encoders() {
    return new Base64.Encoder[] {
      Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getUrlEncoder().withoutPadding()
    };
  }

  private static String sri(String bits, byte[] content) throws Exception {
    return "sha" + bits + "-" + Base64.getEncoder().encodeToString(hash("SHA-" + bits, content));
  }

  private static byte[] hash(String algorithm, byte[] content) throws Exception {
    return MessageDigest.getInstance(algorithm).digest(content);
  }

  private static byte[] prefixed(int code, byte[] digest) {
    var bytes = new byte[digest.length + 2];
    bytes[0] = (byte) code;
    bytes[1] = (byte) digest.length;
    System.arraycopy(digest, 0, bytes, 2, digest.length);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
