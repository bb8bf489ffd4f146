package org.workcommons.vc.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * A typed door, in both directions, to the subject of one type of credential: a {@code T} here, the
 * members of {@code credentialSubject} there. VCDM 2.0 §4.5 and §4.8. Immutable; safe to share if
 * its reader and writer are.
 *
 * @param <T> the claims as a Java type, an immutable value
 */
public final class ClaimType<T> {
  private final String credentialType;
  private final URI context;
  private final URI schema;
  private final Reader<T> reader;
  private final Writer<T> writer;
  private final Rule<T> rule;
  private final boolean singleSubject;

  private ClaimType(
      String credentialType,
      URI context,
      URI schema,
      Reader<T> reader,
      Writer<T> writer,
      Rule<T> rule,
      boolean singleSubject) {
    this.credentialType = credentialType;
    this.context = context;
    this.schema = schema;
    this.reader = reader;
    this.writer = writer;
    this.rule = rule;
    this.singleSubject = singleSubject;
  }

  /**
   * {@return the type of credentials whose subjects are written by {@code writer} and read by
   * {@code reader}}
   *
   * @param credentialType the term that stands in the credential's {@code type} beside {@code
   *     VerifiableCredential}
   * @param context the JSON-LD context that defines the term and the subject's members
   * @param schema the JSON Schema of such a credential
   */
  public static <T> ClaimType<T> of(
      String credentialType, URI context, URI schema, Reader<T> reader, Writer<T> writer) {
    if (credentialType.isEmpty() || credentialType.equals("VerifiableCredential")) {
      throw new IllegalArgumentException("a credential type names something more particular");
    }
    requireAbsolute(context);
    requireAbsolute(schema);
    return new ClaimType<>(
        credentialType,
        context,
        schema,
        requireNonNull(reader),
        requireNonNull(writer),
        (claims, credential, signers) -> {},
        false);
  }

  /** {@return this type, whose credentials also have to keep {@code rule}} */
  public ClaimType<T> withRule(Rule<T> rule) {
    return new ClaimType<>(
        credentialType, context, schema, reader, writer, requireNonNull(rule), singleSubject);
  }

  /** {@return this type, whose credentials are about one subject each} */
  public ClaimType<T> withSingleSubject() {
    return new ClaimType<>(credentialType, context, schema, reader, writer, rule, true);
  }

  /** {@return the term that such credentials have among their types} */
  public String credentialType() {
    return credentialType;
  }

  /** {@return the JSON-LD context that defines the claims, named after the base context} */
  public URI context() {
    return context;
  }

  /** {@return the {@code id} of the JSON Schema that such credentials follow} */
  public URI schema() {
    return schema;
  }

  /**
   * {@return the claims in {@code subject}, which stands at {@code pointer} in its document}
   * Members that the reader did not ask for are refused: a claim that nobody understands must not
   * pass unseen.
   */
  public T read(JsonObject subject, Pointer pointer) throws ProblemException {
    var in = ObjectReader.of(subject, pointer);
    var claims = reader.read(in);
    in.noOthers();
    return claims;
  }

  /**
   * Checks what the claims mean for the credential around them: whether {@code credential}, which
   * {@code signers} signed, may say {@code claims}.
   *
   * @param signers the controllers of the keys whose proofs were verified
   */
  public void check(T claims, Credential credential, Set<Did> signers) throws ProblemException {
    rule.check(claims, credential, signers);
  }

  /** {@return whether a credential of this type is about one subject, and never about several} */
  public boolean hasSingleSubject() {
    return singleSubject;
  }

  /** {@return {@code claims} as the members of a subject} */
  public JsonObject write(T claims) {
    return writer.write(claims);
  }

  private static void requireAbsolute(URI uri) {
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException("must be an absolute URI: " + uri);
    }
  }

  /** {@return the credential type} */
  @Override
  public String toString() {
    return credentialType;
  }

  /**
   * From the members of a subject to claims.
   *
   * @param <T> the claims
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** {@return the claims that {@code subject} reads; whatever does not fit is a problem} */
    T read(ObjectReader subject) throws ProblemException;
  }

  /**
   * From claims to the members of a subject, {@code id} and {@code type} among them.
   *
   * @param <T> the claims
   */
  @FunctionalInterface
  public interface Writer<T> {
    /** {@return {@code claims} as JSON that the reader reads back as the same claims} */
    JsonObject write(T claims);
  }

  /**
   * What a type asks of the credential around its claims.
   *
   * @param <T> the claims
   */
  @FunctionalInterface
  public interface Rule<T> {
    /**
     * Throws the problem that keeps {@code credential}, signed by {@code signers}, from making
     * {@code claims}; its pointer starts at the credential.
     */
    void check(T claims, Credential credential, Set<Did> signers) throws ProblemException;
  }
}
