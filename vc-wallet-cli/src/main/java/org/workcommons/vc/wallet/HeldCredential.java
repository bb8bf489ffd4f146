package org.workcommons.vc.wallet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.securing.SecuredToken;
import org.workcommons.vc.securing.SelectiveDisclosure;
import org.workcommons.vc.work.WorkStatement;

/**
 * A credential that the worker holds. It was verified when it was received; what it says now, only
 * a verifier can tell. Immutable.
 */
public final class HeldCredential {
  private static final Set<String> FORM = Set.of("@context", "type", "proof", "cnf");

  private final VerifiableCredential verifiable;
  private final JsonObject member;
  private final JsonObject document;
  private final Credential credential;
  private final List<Did> subjects;
  private final Optional<WorkStatement> statement;

  private HeldCredential(
      VerifiableCredential verifiable,
      JsonObject member,
      JsonObject document,
      Credential credential,
      List<Did> subjects,
      Optional<WorkStatement> statement) {
    this.verifiable = verifiable;
    this.member = member;
    this.document = document;
    this.credential = credential;
    this.subjects = subjects;
    this.statement = statement;
  }

  /** {@return the credential in {@code content}, every subject of which has a DID} */
  static HeldCredential read(byte[] content) throws ProblemException {
    var verifiable = VerifiableCredential.restore(content);
    if (verifiable.mediaType().isEnveloping()) {
      var token = SecuredToken.read(verifiable.mediaType(), content);
      return of(verifiable, Envelope.around(verifiable), token.unsecured());
    }
    var document = JsonReader.readObject(content);
    var secured = SecuredDocument.read(document, Contexts.bundled());
    return of(verifiable, document, secured.unsecured());
  }

  private static HeldCredential of(
      VerifiableCredential verifiable, JsonObject member, JsonObject document)
      throws ProblemException {
    var credential = Credential.of(document);
    return new HeldCredential(
        verifiable, member, document, credential, subjects(credential), statement(credential));
  }

  /** {@return what {@code secured}, which has Data Integrity proofs, says without them} */
  static JsonObject document(VerifiableCredential secured) throws ProblemException {
    return SecuredDocument.read(JsonReader.readObject(secured.toByteArray()), Contexts.bundled())
        .unsecured();
  }

  private static List<Did> subjects(Credential credential) throws ProblemException {
    var subjects = new ArrayList<Did>();
    for (var subject : credential.subjects()) {
      var place = Pointer.ROOT.at("credentialSubject").at("id");
      var id = subject.string("id");
      if (id.isEmpty()) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, place, "required, and not there");
      }
      subjects.add(Did.parse(id.get(), place));
    }
    return List.copyOf(subjects);
  }

  private static Optional<WorkStatement> statement(Credential credential) throws ProblemException {
    if (!credential.types().contains(WorkStatement.TYPE.credentialType())) {
      return Optional.empty();
    }
    return Optional.of(WorkStatement.TYPE.read(credential.subjects().get(0), Pointer.ROOT));
  }

  /** {@return the name by which people call it: a digest of its bytes, in hexadecimal} */
  public String name() {
    return HexFormat.of().formatHex(Sha256.hash(verifiable.toByteArray()));
  }

  /** {@return who says that it issued it} */
  public String issuer() {
    return credential.issuer().id();
  }

  /** {@return the types, {@code VerifiableCredential} among them} */
  public List<String> types() {
    return credential.types();
  }

  /** {@return the identifiers of its subjects, at least one} */
  public List<Did> subjects() {
    return subjects;
  }

  /** {@return what it says of a month of work, empty if it is of another type} */
  public Optional<WorkStatement> statement() {
    return statement;
  }

  /** {@return the bytes as they were received, to be verified} */
  public VerifiableCredential verifiable() {
    return verifiable;
  }

  /** {@return everything that it says, without proofs} */
  JsonObject document() {
    return document;
  }

  /**
   * {@return what the holder derives from, where the issuer made the proof for her} Such a
   * credential never leaves the wallet itself.
   */
  Optional<SelectiveDisclosure> base() {
    return base(verifiable);
  }

  static Optional<SelectiveDisclosure> base(VerifiableCredential credential) {
    if (credential.mediaType().isEnveloping()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SelectiveDisclosure.of(credential, Contexts.bundled()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** {@return what the holder shows in part, of a selectively disclosable token} */
  Optional<DisclosableToken> disclosable() {
    if (verifiable.mediaType() != MediaType.VC_SD_JWT) {
      return Optional.empty();
    }
    try {
      var token = SdJwt.presentation(MediaType.VC_SD_JWT, verifiable.toByteArray());
      return Optional.of(DisclosableToken.of(token));
    } catch (ProblemException e) {
      throw new IllegalStateException("it was read before, and is kept without a binding", e);
    }
  }

  /** {@return its type beside {@code VerifiableCredential}, where it has one} */
  String particularType() {
    return types().get(types().size() - 1);
  }

  /** {@return whether what stands at {@code place} of a credential says nothing of its subject} */
  static boolean isForm(List<String> place) {
    return FORM.contains(place.get(0));
  }

  /** {@return how it stands in a presentation: with its proof, or in an envelope} */
  JsonObject member() {
    return member;
  }

  /** {@return the same, without what of it stands in {@code keptBack} and can be withheld} */
  JsonObject member(Collection<Pointer> keptBack) {
    var token = disclosable();
    if (token.isEmpty() || keptBack.isEmpty()) {
      return member;
    }
    var shown =
        token.get().disclosable().stream()
            .filter(place -> keptBack.stream().noneMatch(kept -> Leaves.holds(kept, place)))
            .collect(Collectors.toSet());
    try {
      return Envelope.around(part(token.get(), shown));
    } catch (ProblemException e) {
      throw new IllegalStateException("what was received can be shown in part", e);
    }
  }

  static VerifiableCredential part(DisclosableToken token, Set<Pointer> shown)
      throws ProblemException {
    return VerifiableCredential.received(
        MediaType.VC_SD_JWT, token.show(shown).getBytes(StandardCharsets.US_ASCII));
  }

  /** {@return where it says whom it is about} */
  Pointer placeOfSubject() {
    var subject = Pointer.ROOT.at("credentialSubject");
    boolean isList = document.get("credentialSubject").orElseThrow() instanceof JsonArray;
    return (isList ? subject.at(0) : subject).at("id");
  }

  /** {@return the types and the issuer, no claims} */
  @Override
  public String toString() {
    return credential.toString();
  }
}
