package org.workcommons.vc.securing;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What the words of a document mean, by the contexts that it names. Contexts are handed in; nothing
 * is fetched. JSON-LD 1.1 Processing Algorithms §4.1.
 */
final class Vocabulary {
  private final Optional<ActiveContext> active;
  private final Terms terms;

  private Vocabulary(Optional<ActiveContext> active, Terms terms) {
    this.active = active;
    this.terms = terms;
  }

  /**
   * {@return what the words mean in a document that names {@code urls}, each one of {@code
   * contexts}}
   */
  static Vocabulary of(List<String> urls, Contexts contexts) {
    return contexts.derived(Vocabulary.class, urls, () -> read(urls, contexts));
  }

  private static Vocabulary read(List<String> urls, Contexts contexts) {
    return new Vocabulary(active(urls, contexts), Terms.of(urls, contexts));
  }

  private static Optional<ActiveContext> active(List<String> urls, Contexts contexts) {
    try {
      var nothing = new ActiveContext(ProcessingRuntime.of(options(contexts)));
      return Optional.of(
          nothing.newContext().create(Jakarta.array(JsonArray.ofStrings(urls)), null));
    } catch (JsonLdError e) {
      return Optional.empty();
    }
  }

  /** {@return whether no document can name these contexts} */
  boolean isContradictory() {
    return active.isEmpty();
  }

  /** {@return the words, whatever the scope that they are defined in} */
  Terms terms() throws ProblemException {
    active();
    return terms;
  }

  private ActiveContext active() throws ProblemException {
    return active.orElseThrow(
        () ->
            new ProblemException(
                ProblemType.PROOF_TRANSFORMATION_ERROR,
                Pointer.ROOT.at("@context"),
                "the contexts contradict each other"));
  }

  /** {@return {@code document}, which has no context of its own, with every word spelled out} */
  JsonValue expanded(JsonObject document) throws ProblemException {
    try {
      return Jakarta.ours(Expansion.with(active(), Jakarta.object(document), null, null).compute());
    } catch (JsonLdError e) {
      throw e.getCode() == JsonLdErrorCode.UNDEFINED_TERM
          ? undefined(document, String.valueOf(e.getMessage()))
          : new ProblemException(
              ProblemType.PROOF_TRANSFORMATION_ERROR, Pointer.ROOT, "not well-formed JSON-LD");
    }
  }

  private static ProblemException undefined(JsonObject document, String message) {
    return new ProblemException(
        ProblemType.DATA_LOSS_DETECTION_ERROR,
        Whereabouts.in(document).ofName(name -> message.contains("[" + name + "]")),
        "a member that the contexts leave undefined here would not be signed");
  }

  private static JsonLdOptions options(Contexts contexts) {
    var options = new JsonLdOptions((url, unused) -> document(url, contexts));
    options.setContextCache(null);
    options.setDocumentCache(null);
    options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
    options.setUriValidation(UriValidationPolicy.SchemeOnly);
    return options;
  }

  // the URL is null where a pinned context imports another by something that is no URL
  private static Document document(@Nullable URI url, Contexts contexts) throws JsonLdError {
    var definitions =
        url == null ? Optional.<JsonObject>empty() : contexts.definitions(url.toString());
    if (definitions.isEmpty()) {
      throw new JsonLdError(
          JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not one of the contexts at hand");
    }
    var document = JsonObject.builder().put("@context", definitions.get()).build();
    return JsonDocument.of(Jakarta.object(document));
  }
}
