package org.workcommons.vc.endpoint;

import java.net.URI;
import java.util.ArrayList;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.RelatedResource;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.ResourceSource;

/** What the suites' documents refer to, as far as it can be had here. VCDM 2.0 §5.3. */
record RelatedResources(ResourceSource source) {
  private static final int SHA_256_BYTES = 32;

  /** Compares what {@code credential} refers to with its digests. */
  void require(JsonObject credential, Contexts contexts) throws ProblemException {
    for (var resource : RelatedResource.allOf(credential)) {
      var content =
          source.find(URI.create(resource.id())).or(() -> contexts.content(resource.id()));
      if (content.isPresent()) {
        resource.requireIntegrity(content.get());
      }
    }
  }

  /** {@link SuitePolicy#BARE_DIGESTS}: {@code credential} as it should have been written. */
  static JsonObject withMultihashes(JsonObject credential) throws ProblemException {
    var value = credential.get("relatedResource");
    if (value.isEmpty()) {
      return credential;
    }
    var changed = new ArrayList<JsonValue>();
    for (var item : JsonArray.itemsOf(value.get())) {
      changed.add(item instanceof JsonObject object ? withMultihash(object) : item);
    }
    return credential.with("relatedResource", new JsonArray(changed));
  }

  private static JsonObject withMultihash(JsonObject resource) throws ProblemException {
    if (!(resource.get("digestMultibase").orElse(null) instanceof JsonString text)) {
      return resource;
    }
    var digest = Multibase.decode(text.value());
    if (digest.length != SHA_256_BYTES) {
      return resource;
    }
    var multihash = new byte[2 + SHA_256_BYTES];
    multihash[0] = 0x12;
    multihash[1] = SHA_256_BYTES;
    System.arraycopy(digest, 0, multihash, 2, SHA_256_BYTES);
    return resource.with("digestMultibase", Multibase.base64Url(multihash));
  }
}
