package org.workcommons.vc.endpoint;

import java.util.Locale;
import java.util.Optional;
import org.workcommons.vc.did.DidResolution;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemType;

/** {@code GET /1.0/identifiers/DID}. DID Resolution 1.0 §7.1. */
record Identifiers(DidResolution resolution) implements Route {
  /** The formats of keys that the draft of did:key knows. Ours is the first. */
  private static final String MULTIKEY = "Multikey";

  @Override
  public Reply answer(Request request) {
    var asked = request.rest();
    boolean isUrl = asked.indexOf('#') >= 0 || asked.indexOf('?') >= 0;
    var format = request.parameter("publicKeyFormat").filter(name -> !name.equals(MULTIKEY));
    if (format.isPresent()) {
      return failed(isUrl, isUrl ? "invalidPublicKeyType" : "unsupportedPublicKeyType");
    }
    var result = isUrl ? resolution.dereference(asked) : resolution.resolve(asked);
    return result
        .content()
        .map(content -> Reply.ok(json(isUrl, content, Optional.empty())))
        .orElseGet(() -> failed(isUrl, oldName(result.problem().orElseThrow().type())));
  }

  /** {@link SuitePolicy#OLD_RESOLUTION_ERRORS}. */
  private static Reply failed(boolean isUrl, String error) {
    return new Reply(400, json(isUrl, JsonObject.empty(), Optional.of(error)));
  }

  private static JsonObject json(boolean isUrl, JsonObject content, Optional<String> error) {
    var metadata = JsonObject.builder().putIfPresent("error", error).build();
    return JsonObject.builder()
        .put("@context", "https://w3id.org/did-resolution/v1")
        .put("didDocument", content)
        .put(isUrl ? "didDereferencingMetadata" : "didResolutionMetadata", metadata)
        .put("didDocumentMetadata", JsonObject.empty())
        .build();
  }

  /** {@code invalidPublicKey} for INVALID_PUBLIC_KEY. */
  private static String oldName(ProblemType type) {
    var name = new StringBuilder();
    for (var word : type.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
