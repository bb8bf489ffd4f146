package org.workcommons.vc.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * How a credential that is no JSON stands in a presentation: as the {@code data:} URL of an object
 * that says nothing else. VCDM 2.0 §4.13.1.
 */
public final class Envelope {
  private static final String TYPE = "EnvelopedVerifiableCredential";
  private static final String VC_JWT = "data:" + MediaType.VC_JWT.text() + ",";
  private static final Set<String> MEMBERS = Set.of("@context", "id", "type");

  private Envelope() {}

  /**
   * {@return whether {@code credential} is an envelope} What carries a proof of its own is read
   * like any credential, whatever it calls itself.
   */
  public static boolean isOne(JsonObject credential) {
    return !credential.has("proof")
        && (hasType(credential)
            || credential.string("id").filter(id -> id.startsWith("data:")).isPresent());
  }

  /** {@return {@code credential}, which is a token, in an envelope} */
  public static JsonObject around(VerifiableCredential credential) {
    if (credential.mediaType() != MediaType.VC_JWT) {
      throw new IllegalArgumentException("only a token needs an envelope");
    }
    var token = new String(credential.toByteArray(), StandardCharsets.US_ASCII);
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("id", VC_JWT + token)
        .put("type", JsonArray.ofStrings(List.of(TYPE)))
        .build();
  }

  /**
   * {@return what is in the envelope that {@code in} reads} The URL names the media type {@code
   * application/vc+jwt} and nothing else, and what follows is the token as it is. A member beside
   * {@code @context}, {@code id} and {@code type} is refused: nothing would secure it.
   */
  public static VerifiableCredential open(ObjectReader in) throws ProblemException {
    for (String name : in.object().names()) {
      if (!MEMBERS.contains(name)) {
        throw in.malformed(name, "an envelope says nothing about what is in it");
      }
    }
    var url = in.string("id");
    if (!hasType(in.object()) || !url.startsWith(VC_JWT)) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          in.pointer().at("id"),
          "not an envelope around a credential of the type " + MediaType.VC_JWT.text());
    }
    return VerifiableCredential.received(
        MediaType.VC_JWT, url.substring(VC_JWT.length()).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasType(JsonObject credential) {
    return credential
        .get("type")
        .map(JsonArray::itemsOf)
        .orElse(List.of())
        .contains(new JsonString(TYPE));
  }
}
