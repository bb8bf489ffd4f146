package org.workcommons.vc.verifier.schema;

import java.net.URI;
import java.util.Optional;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Whether a credential fits a JSON Schema. VC JSON Schema §4.2: the answer has three values, and
 * whoever asked decides what becomes of the third.
 *
 * <p>Schemas are read by JSON Schema 2020-12, 2019-09 or 7, whichever their {@code $schema} says;
 * {@code $id} and {@code $schema} are required. {@code format} is a note, not a rule. A reference
 * leads to the schema itself or to the published schemas of schemas, never anywhere else. The work
 * is bounded by {@code Limits}; what would take more of it, or a pattern that can't be matched in
 * linear time, stays undecided.
 */
public final class JsonSchemas {
  private JsonSchemas() {}

  /**
   * {@return nothing if {@code credential} fits {@code schema}; a problem of type {@code
   * SCHEMA_FAILED} if it does not, or if that is no schema; one of type {@code
   * SCHEMA_INDETERMINATE} if it can't be told}
   *
   * @param credential the credential without its proof
   * @param named where in the credential the schema is named, which is where a problem of the
   *     schema itself points to
   */
  public static Optional<Problem> check(JsonObject schema, JsonObject credential, Pointer named) {
    try {
      requireIdentifier(schema, named);
      var dialect = dialect(schema, named);
      if (!isAvailable()) {
        throw indeterminate(named, "no evaluator of schemas was put beside this library");
      }
      Evaluation.of(schema, dialect, named).require(credential);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  /** {@return whether the library that evaluates schemas is there} */
  public static boolean isAvailable() {
    return Availability.EVALUATOR;
  }

  /** §3.1.1; a schema that is to be named from elsewhere is named in full. */
  private static void requireIdentifier(JsonObject schema, Pointer named) throws ProblemException {
    if (!(schema.get("$id").orElse(null) instanceof JsonString id) || !isAbsolute(id.value())) {
      throw failed(named, "the schema has no $id that is a URL");
    }
  }

  /** §3.1.2 and §4. */
  private static Dialect dialect(JsonObject schema, Pointer named) throws ProblemException {
    if (!(schema.get("$schema").orElse(null) instanceof JsonString url)) {
      throw failed(named, "the schema does not say in $schema by which rules it is to be read");
    }
    var dialect = Dialect.of(url.value());
    if (dialect.isEmpty()) {
      throw indeterminate(named, "the schema is of a version that is not known here");
    }
    return dialect.get();
  }

  private static boolean isAbsolute(String text) {
    try {
      return URI.create(text).isAbsolute();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static ProblemException failed(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.SCHEMA_FAILED, pointer, detail);
  }

  static ProblemException indeterminate(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.SCHEMA_INDETERMINATE, pointer, detail);
  }

  /** Looked for once. */
  private static final class Availability {
    static final boolean EVALUATOR =
        isThere("com.networknt.schema.SchemaRegistry") && isThere("com.google.re2j.Pattern");

    private static boolean isThere(String type) {
      try {
        Class.forName(type, false, JsonSchemas.class.getClassLoader());
        return true;
      } catch (ClassNotFoundException e) {
        return false;
      }
    }
  }
}
