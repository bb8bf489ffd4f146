package org.workcommons.vc.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.DidJwk;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cose;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.securing.SecuredToken;

/** Issues and verifies what the VC-JOSE-COSE suite hands over, with the keys that it hands over. */
record TokenTests(Documents documents, InstantSource clock) {
  /** VCDM 2.0 §4 and §5. */
  private static final Set<String> MEMBERS =
      Set.of(
          "@context",
          "id",
          "type",
          "name",
          "description",
          "issuer",
          "credentialSubject",
          "validFrom",
          "validUntil",
          "credentialStatus",
          "credentialSchema",
          "refreshService",
          "relatedResource",
          "renderMethod",
          "termsOfUse",
          "evidence",
          "confidenceMethod");

  private static final List<String> CLAIMS =
      List.of("iss", "sub", "jti", "exp", "iat", "nbf", "aud", "nonce");

  /** {@return the secured document, a COSE message in base64} */
  String issue(Feature feature, byte[] method, byte[] document, List<Pointer> disclosable)
      throws ProblemException, IOException {
    var json = JsonReader.readObject(document);
    requireForm(feature, json);
    var in = ObjectReader.of(JsonReader.readObject(method), Pointer.ROOT);
    var key = SigningKey.ofJwk(in.object("secretKeyJwk").object(), SecretAccess.GRANTED);
    var options = options(feature, in.string("id"), key);
    return switch (feature) {
      case CREDENTIAL_JOSE, PRESENTATION_JOSE ->
          new Jose(documents.contexts()).secure(json, key, options);
      case CREDENTIAL_SDJWT, PRESENTATION_SDJWT ->
          new SdJwt(documents.contexts(), disclosable).secure(json, key, options);
      case CREDENTIAL_COSE, PRESENTATION_COSE ->
          Base64.getEncoder()
              .encodeToString(new Cose(documents.contexts()).secure(json, key, options));
    };
  }

  /** {@return the document that was secured} {@link SuitePolicy#KEYS_FROM_THE_COMMAND_LINE}. */
  String verify(Feature feature, byte[] method, byte[] secured) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(method), Pointer.ROOT);
    var key = VerificationKey.ofJwk(in.object("publicKeyJwk").object());
    var content = feature.isBinary() ? fromBase64(secured) : withoutLineEnd(secured);
    var payload = SecuredToken.payloadSignedBy(key, feature.type(), content);
    requireSameIssuer(feature, payload);
    var document = payload;
    for (var claim : CLAIMS) {
      document = document.without(claim);
    }
    requireForm(feature, document);
    if (feature.type().isPresentation()) {
      requireEnvelopes(document);
    }
    return new String(JsonWriter.compact(document), UTF_8);
  }

  /** The method's own name where it is a DID URL; otherwise a DID that is nothing but the key. */
  private ProofOptions options(Feature feature, String id, Signer key) throws ProblemException {
    var method =
        id.startsWith("did:")
            ? DidUrl.parse(id, Pointer.ROOT.at("id"))
            : DidJwk.verificationMethod(DidJwk.of(key.verificationKey()));
    var purpose =
        feature.type().isPresentation()
            ? ProofPurpose.AUTHENTICATION
            : ProofPurpose.ASSERTION_METHOD;
    return new ProofOptions(method, purpose, clock.instant(), Optional.empty());
  }

  private void requireForm(Feature feature, JsonObject document) throws ProblemException {
    var problems =
        feature.type().isPresentation()
            ? Conformance.ofPresentation(document, documents.contexts())
            : Conformance.ofCredential(document, documents.contexts());
    if (!problems.isEmpty()) {
      throw thrown(problems.get(0));
    }
    if (!feature.type().isPresentation()) {
      requireKnown(document);
    }
  }

  /** {@link SuitePolicy#UNKNOWN_EXTENSIONS}. */
  private static void requireKnown(JsonObject credential) throws ProblemException {
    for (var name : credential.names()) {
      if (!MEMBERS.contains(name)) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR,
            Pointer.ROOT.at(name),
            "not a member of the data model");
      }
    }
  }

  /** {@link SuitePolicy#LINE_BREAKS_AFTER_URLS}. */
  private static void requireEnvelopes(JsonObject presentation) throws ProblemException {
    var in = ObjectReader.of(presentation, Pointer.ROOT);
    for (var credential : in.oneOrMore("verifiableCredential")) {
      var id = credential.string("id").stripTrailing();
      Envelope.open(ObjectReader.of(credential.object().with("id", id), credential.pointer()));
    }
  }

  /** VC-JOSE-COSE 1.0 §3.1.3. */
  private static void requireSameIssuer(Feature feature, JsonObject payload)
      throws ProblemException {
    var signer = feature.type().isPresentation() ? "holder" : "issuer";
    var said = payload.get(signer);
    var id =
        said.isPresent() && said.get() instanceof JsonObject object
            ? object.get("id")
            : said.filter(JsonString.class::isInstance);
    if (payload.has("iss") && !payload.get("iss").equals(id)) {
      throw new ProblemException(
          ProblemType.ISSUER_MISMATCH, Pointer.ROOT.at("iss"), "must be the same as " + signer);
    }
  }

  /** A text file ends with a line break, a token does not. */
  private static byte[] withoutLineEnd(byte[] file) {
    boolean ends = file.length > 0 && file[file.length - 1] == '\n';
    return ends ? Arrays.copyOf(file, file.length - 1) : file;
  }

  private static byte[] fromBase64(byte[] ascii) throws ProblemException {
    var text = new String(ascii, US_ASCII).strip();
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, "not base64");
    }
  }

  private static ProblemException thrown(Problem problem) {
    return new ProblemException(problem.type(), problem.pointer(), problem.detail());
  }
}
