package org.workcommons.vc.examples.peers.titanium;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a programmer gets who takes Titanium for JSON-LD and RDFC-1.0, parses contexts once, and
 * signs with Bouncy Castle: the signature over the document, and none of the checks around it.
 */
public final class Titanium {
  private final Map<String, Document> contexts = new TreeMap<>();
  private final IsolatedCanon canon = IsolatedCanon.load();

  /** It knows {@code contexts}, and fetches nothing. */
  public Titanium(Contexts contexts) throws IOException {
    for (var url : contexts.urls()) {
      var content = new ByteArrayInputStream(contexts.content(url).orElseThrow());
      try {
        this.contexts.put(url, JsonDocument.of(content));
      } catch (JsonLdError e) {
        throw new IOException(e);
      }
    }
  }

  /** {@return the canonical N-Quads of {@code document}} */
  public byte[] canonical(JsonObject document) throws IOException {
    var dataset = canon.fresh();
    var out = new StringWriter();
    try {
      JsonLd.toRdf(JsonDocument.of(document)).loader(this::context).provide(dataset);
      canon.provide(dataset, new NQuadsWriter(out));
    } catch (JsonLdError e) {
      throw new IOException(e);
    }
    return out.toString().getBytes(UTF_8);
  }

  /** {@return what {@code json} is the text of} */
  public static JsonObject parsed(byte[] json) {
    try (var reader = Json.createReader(new ByteArrayInputStream(json))) {
      return reader.readObject();
    }
  }

  /** {@return whether {@code key} signed the credential in {@code content}} */
  public boolean verifies(byte[] content, VerificationKey key) throws IOException {
    var document = parsed(content);
    var proof = document.getJsonObject("proof");
    try {
      var signature = Multibase.decode(proof.getString("proofValue"), 1000);
      return key.verifies(hashData(document, proof), signature);
    } catch (ProblemException e) {
      throw new IOException(e);
    }
  }

  /** {@return {@code document} with the proof that {@code proof} describes, by {@code key}} */
  public byte[] issue(
      org.workcommons.vc.json.JsonObject document,
      org.workcommons.vc.json.JsonObject proof,
      SigningKey key)
      throws IOException {
    var unsigned = parsed(JsonWriter.compact(document));
    var configuration = parsed(JsonWriter.compact(proof));
    var value = Multibase.base58(key.sign(hashData(unsigned, configuration)));
    var signed = Json.createObjectBuilder(configuration).add("proofValue", value);
    return Json.createObjectBuilder(unsigned)
        .add("proof", signed)
        .build()
        .toString()
        .getBytes(UTF_8);
  }

  private byte[] hashData(JsonObject document, JsonObject proof) throws IOException {
    var unsigned = Json.createObjectBuilder(document).remove("proof").build();
    var configuration =
        Json.createObjectBuilder(proof)
            .remove("proofValue")
            .add("@context", document.get("@context"))
            .build();
    var both = new byte[64];
    System.arraycopy(Sha256.hash(canonical(configuration)), 0, both, 0, 32);
    System.arraycopy(Sha256.hash(canonical(unsigned)), 0, both, 32, 32);
    return both;
  }

  private Document context(URI url, DocumentLoaderOptions unused) throws JsonLdError {
    var known = contexts.get(url.toString());
    if (known == null) {
      throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not at hand");
    }
    return known;
  }
}
