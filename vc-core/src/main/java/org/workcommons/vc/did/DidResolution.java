package org.workcommons.vc.did;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Resolving and dereferencing as a service does it for others: text in, a result with its metadata
 * out, in the form that the specification gives it. DID Resolution 1.0 §4 and §5. Whoever verifies
 * asks a {@link DidResolver}.
 */
public final class DidResolution {
  private final DidResolver resolver;

  private DidResolution(DidResolver resolver) {
    this.resolver = resolver;
  }

  /** {@return results of {@code resolver}} */
  public static DidResolution by(DidResolver resolver) {
    return new DidResolution(requireNonNull(resolver));
  }

  /**
   * {@return the document of {@code did}, or why there is none} Never throws for what a stranger
   * wrote. §4.
   */
  public Result resolve(String did) {
    try {
      return of(resolver.resolve(Did.parse(did, Pointer.ROOT)));
    } catch (ProblemException e) {
      return Result.failed(e.problem());
    }
  }

  /**
   * {@return the verification method or the document that {@code didUrl} names, or why there is
   * none} A DID URL has a fragment or nothing: paths and queries are refused, since no method that
   * is known here has any. §5.
   */
  public Result dereference(String didUrl) {
    try {
      if (didUrl.indexOf('#') < 0) {
        return of(resolver.resolve(Did.parse(didUrl, Pointer.ROOT)));
      }
      var url = DidUrl.parse(didUrl, Pointer.ROOT);
      var resolved = of(resolver.resolve(url.did()));
      return resolved.content().isPresent() ? part(resolved.content().get(), url) : resolved;
    } catch (ProblemException e) {
      return Result.failed(
          new Problem(ProblemType.INVALID_DID_URL, Pointer.ROOT, e.problem().detail()));
    }
  }

  private static Result of(Resolution resolution) {
    return resolution instanceof Resolution.Resolved resolved
        ? Result.found(resolved.document().json())
        : Result.failed(((Resolution.Failed) resolution).problem());
  }

  private static Result part(JsonObject document, DidUrl url) {
    for (var item : JsonArray.itemsOf(document.get("verificationMethod").orElse(JsonArray.of()))) {
      if (item instanceof JsonObject method
          && method.string("id").filter(url.toString()::equals).isPresent()) {
        return Result.found(method);
      }
    }
    return Result.failed(
        new Problem(ProblemType.NOT_FOUND, Pointer.ROOT, "the document has no part of this name"));
  }

  /**
   * What came of it.
   *
   * @param content the document, or the part of it that was asked for; empty if and only if there
   *     is a problem
   * @param problem why there is none
   */
  public record Result(Optional<JsonObject> content, Optional<Problem> problem) {
    private static final String CONTEXT = "https://w3id.org/did-resolution/v1";

    /** The media type of the document. DID Core 1.1 §6. */
    private static final String CONTENT_TYPE = "application/did";

    public Result {
      if (content.isPresent() == problem.isPresent()) {
        throw new IllegalArgumentException("expected either content or a problem");
      }
    }

    static Result found(JsonObject content) {
      return new Result(Optional.of(content), Optional.empty());
    }

    static Result failed(Problem problem) {
      return new Result(Optional.empty(), Optional.of(problem));
    }

    /**
     * {@return the result as JSON: the document, null if there is none; the metadata of the
     * resolution, with the error in the form of RFC 9457; the metadata of the document, of which
     * the methods known here have none} §4.2, §4.3 and §7.
     */
    public JsonObject json() {
      return JsonObject.builder()
          .put("@context", CONTEXT)
          .put("didDocument", content.<JsonValue>map(document -> document).orElse(JsonNull.NULL))
          .put("didResolutionMetadata", metadata())
          .put("didDocumentMetadata", JsonObject.empty())
          .build();
    }

    private JsonObject metadata() {
      return problem
          .map(found -> JsonObject.builder().put("error", error(found)).build())
          .orElseGet(() -> JsonObject.builder().put("contentType", CONTENT_TYPE).build());
    }

    private static JsonObject error(Problem problem) {
      return JsonObject.builder()
          .put("type", problem.type().uri().toString())
          .put("title", problem.type().name())
          .put("detail", problem.detail())
          .build();
    }
  }
}
