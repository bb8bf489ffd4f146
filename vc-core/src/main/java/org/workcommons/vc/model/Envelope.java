package org.workcommons.vc.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * How a credential or presentation that is no JSON stands in JSON: as the {@code data:} URL of an
 * object that says nothing else. VCDM 2.0 §4.13.1 and §4.13.2.
 */
public final class Envelope {
  private static final String CREDENTIAL = "EnvelopedVerifiableCredential";
  private static final String PRESENTATION = "EnvelopedVerifiablePresentation";
  private static final String BASE64 = ";base64";
  private static final Set<String> MEMBERS = Set.of("@context", "id", "type");

  private Envelope() {}

  /**
   * {@return whether {@code document} is an envelope} What carries a proof of its own is read like
   * any document, whatever it calls itself.
   */
  public static boolean isOne(JsonObject document) {
    return !document.has("proof")
        && (hasType(document, CREDENTIAL)
            || hasType(document, PRESENTATION)
            || document.string("id").filter(id -> id.startsWith("data:")).isPresent());
  }

  /** {@return {@code credential}, which is a token or a COSE message, in an envelope} */
  public static JsonObject around(VerifiableCredential credential) {
    return around(credential.mediaType(), credential.toByteArray(), CREDENTIAL);
  }

  /** {@return {@code presentation}, which is a token or a COSE message, in an envelope} */
  public static JsonObject around(VerifiablePresentation presentation) {
    return around(presentation.mediaType(), presentation.toByteArray(), PRESENTATION);
  }

  private static JsonObject around(MediaType type, byte[] content, String name) {
    if (!type.isEnveloping()) {
      throw new IllegalArgumentException("only a token or a COSE message needs an envelope");
    }
    var text =
        isBinary(type)
            ? Base64.getEncoder().encodeToString(content)
            : new String(content, StandardCharsets.US_ASCII);
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("id", start(type) + text)
        .put("type", JsonArray.ofStrings(List.of(name)))
        .build();
  }

  /**
   * {@return the credential in the envelope that {@code in} reads} The URL names one of the media
   * types {@code application/vc+jwt}, {@code vc+sd-jwt} and {@code vc+cose} and nothing else, for
   * the last with {@code ;base64}, and what follows is the token as it is, or the message in
   * base64. A member beside {@code @context}, {@code id} and {@code type} is refused: nothing would
   * secure it.
   */
  public static VerifiableCredential open(ObjectReader in) throws ProblemException {
    var type = type(in, CREDENTIAL);
    if (type.isPresentation()) {
      throw notOne(in, "a credential");
    }
    return VerifiableCredential.received(type, content(in, type));
  }

  /** {@return the presentation in the envelope that {@code in} reads} As with {@link #open}. */
  public static VerifiablePresentation openPresentation(ObjectReader in) throws ProblemException {
    var type = type(in, PRESENTATION);
    if (!type.isPresentation()) {
      throw notOne(in, "a presentation");
    }
    return VerifiablePresentation.received(type, content(in, type));
  }

  private static MediaType type(ObjectReader in, String name) throws ProblemException {
    for (String member : in.object().names()) {
      if (!MEMBERS.contains(member)) {
        throw in.malformed(member, "an envelope says nothing about what is in it");
      }
    }
    var url = in.string("id");
    for (var type : MediaType.values()) {
      if (type.isEnveloping() && hasType(in.object(), name) && url.startsWith(start(type))) {
        return type;
      }
    }
    throw notOne(in, name.equals(CREDENTIAL) ? "a credential" : "a presentation");
  }

  private static byte[] content(ObjectReader in, MediaType type) throws ProblemException {
    var text = in.string("id").substring(start(type).length());
    return isBinary(type) ? decoded(in, text) : text.getBytes(StandardCharsets.UTF_8);
  }

  /** RFC 4648 §4, with padding or, as some write it, without any. */
  private static byte[] decoded(ObjectReader in, String text) throws ProblemException {
    if (text.length() > Limits.STRING_CHARS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          in.pointer().at("id"),
          "longer than " + Limits.STRING_CHARS + " characters");
    }
    try {
      var bytes = Base64.getDecoder().decode(text);
      var encoder = Base64.getEncoder();
      if (encoder.encodeToString(bytes).equals(text)
          || encoder.withoutPadding().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw in.malformed("id", "not base64");
    }
    throw in.malformed("id", "not base64 in its canonical form");
  }

  private static boolean isBinary(MediaType type) {
    return type == MediaType.VC_COSE || type == MediaType.VP_COSE;
  }

  private static String start(MediaType type) {
    return "data:" + type.text() + (isBinary(type) ? BASE64 : "") + ",";
  }

  private static ProblemException notOne(ObjectReader in, String what) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR,
        in.pointer().at("id"),
        "not an envelope around " + what + " in a token or a COSE message");
  }

  private static boolean hasType(JsonObject document, String name) {
    return document
        .get("type")
        .map(JsonArray::itemsOf)
        .orElse(List.of())
        .contains(new JsonString(name));
  }
}
