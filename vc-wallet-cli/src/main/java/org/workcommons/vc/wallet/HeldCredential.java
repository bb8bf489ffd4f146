package org.workcommons.vc.wallet;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.WorkStatement;

/**
 * A credential that the worker holds. It was verified when it was received; what it says now, only
 * a verifier can tell. Immutable.
 */
public final class HeldCredential {
  private final byte[] content;
  private final JsonObject document;
  private final Credential credential;
  private final Optional<WorkStatement> statement;

  private HeldCredential(
      byte[] content,
      JsonObject document,
      Credential credential,
      Optional<WorkStatement> statement) {
    this.content = content;
    this.document = document;
    this.credential = credential;
    this.statement = statement;
  }

  static HeldCredential read(byte[] content) throws ProblemException {
    var document = JsonReader.readObject(content);
    var credential = Credential.of(document.without("proof"));
    return new HeldCredential(content, document, credential, statement(credential));
  }

  private static Optional<WorkStatement> statement(Credential credential) throws ProblemException {
    if (!credential.types().contains(WorkStatement.TYPE.credentialType())) {
      return Optional.empty();
    }
    return Optional.of(WorkStatement.TYPE.read(credential.subjects().get(0), Pointer.ROOT));
  }

  /** {@return the name by which the wallet knows it: a digest of its bytes} */
  public String name() {
    return name(content);
  }

  static String name(byte[] content) {
    return HexFormat.of().formatHex(Sha256.hash(content));
  }

  /** {@return who says that it issued it} */
  public String issuer() {
    return credential.issuer().id();
  }

  /** {@return the types, {@code VerifiableCredential} among them} */
  public List<String> types() {
    return credential.types();
  }

  /** {@return the identifiers of its subjects} */
  public List<Did> subjects() {
    return credential.subjects().stream()
        .flatMap(subject -> subject.string("id").stream())
        .map(Did::of)
        .toList();
  }

  /** {@return what it says of a month of work, empty if it is of another type} */
  public Optional<WorkStatement> statement() {
    return statement;
  }

  /** {@return the bytes as they were received, to be verified} */
  public VerifiableCredential verifiable() {
    return VerifiableCredential.received(MediaType.VC, content);
  }

  /** {@return the document with its proof} */
  JsonObject document() {
    return document;
  }

  /** {@return the types and the issuer, no claims} */
  @Override
  public String toString() {
    return credential.toString();
  }
}
