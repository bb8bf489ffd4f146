package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;

/**
 * {@code eddsa-rdfc-2022} as one puts it together oneself: Titanium for JSON-LD and for RDFC-1.0,
 * Bouncy Castle for Ed25519, the JDK for SHA-256. No check but that of the signature.
 */
final class Titanium {
  private static final String CANON = "com.apicatalog.rdf.canon.";

  private final DocumentLoader loader;
  private final Method create;
  private final Method provide;
  private final byte[] secret;
  private final byte[] raw;
  private final Ed25519.PublicPoint point;
  private final String method;

  private Titanium(DocumentLoader loader, Class<?> canon, SigningKey key) throws Exception {
    this.loader = loader;
    this.create = canon.getMethod("create", String.class);
    this.provide = canon.getMethod("provide", RdfQuadConsumer.class);
    this.secret = key.seed(SecretAccess.GRANTED);
    this.raw = key.verificationKey().raw();
    this.point = Ed25519.validatePublicKeyPartialExport(raw, 0);
    this.method = DidKey.verificationMethod(DidKey.of(key.verificationKey())).toString();
  }

  static Titanium with(Contexts contexts, SigningKey key) throws Exception {
    var jar = Titanium.class.getResource("/titanium/titanium-rdfc.jar");
    return new Titanium(
        loader(contexts), new Canonicalizer(jar).loadClass(CANON + "RdfCanon"), key);
  }

  /** Each context is read once. */
  private static DocumentLoader loader(Contexts contexts) throws JsonLdError {
    var known = new HashMap<String, Document>();
    for (var url : contexts.urls()) {
      var content = contexts.content(url).orElseThrow();
      known.put(url, JsonDocument.of(new ByteArrayInputStream(content)));
    }
    return (url, options) -> {
      var document = known.get(url.toString());
      if (document == null) {
        throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED);
      }
      return document;
    };
  }

  byte[] issue(byte[] document) throws Exception {
    var unsecured = read(document);
    var proof =
        Json.createObjectBuilder()
            .add("type", "DataIntegrityProof")
            .add("cryptosuite", "eddsa-rdfc-2022")
            .add("created", Contest.NOW.toString())
            .add("verificationMethod", method)
            .add("proofPurpose", "assertionMethod")
            .build();
    var signed = signed(unsecured, proof);
    var signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(secret, 0, raw, 0, signed, 0, signed.length, signature, 0);
    var value = Multibase.base58(signature);
    return Json.createObjectBuilder(unsecured)
        .add("proof", Json.createObjectBuilder(proof).add("proofValue", value))
        .build()
        .toString()
        .getBytes(UTF_8);
  }

  boolean verifies(byte[] credential) throws Exception {
    var secured = read(credential);
    var proof = secured.getJsonObject("proof");
    var unsecured = Json.createObjectBuilder(secured).remove("proof").build();
    var options = Json.createObjectBuilder(proof).remove("proofValue").build();
    var signed = signed(unsecured, options);
    var signature = Multibase.decode(proof.getString("proofValue"));
    return Ed25519.verify(signature, 0, point, signed, 0, signed.length);
  }

  byte[] hash(byte[] document) throws Exception {
    return hash(read(document));
  }

  private byte[] signed(JsonObject document, JsonObject proof) throws Exception {
    JsonArray context = document.getJsonArray("@context");
    var options = Json.createObjectBuilder(proof).add("@context", context).build();
    var digests = new byte[2 * 32];
    System.arraycopy(hash(options), 0, digests, 0, 32);
    System.arraycopy(hash(document), 0, digests, 32, 32);
    return digests;
  }

  private byte[] hash(JsonObject document) throws Exception {
    var canonical = create.invoke(null, "SHA-256");
    JsonLd.toRdf(JsonDocument.of(document)).loader(loader).provide((RdfQuadConsumer) canonical);
    var text = new StringWriter();
    provide.invoke(canonical, new NQuadsWriter(text));
    return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
  }

  private static JsonObject read(byte[] json) {
    try (var reader = Json.createReader(new StringReader(new String(json, UTF_8)))) {
      return reader.readObject();
    }
  }

  /** Iron has other classes of the same names: what this one loads itself hides them. */
  private static final class Canonicalizer extends URLClassLoader {
    private final Map<String, Class<?>> own = new HashMap<>();

    Canonicalizer(URL jar) {
      super(new URL[] {jar}, Titanium.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(CANON)) {
        return super.loadClass(name, resolve);
      }
      synchronized (own) {
        var known = own.get(name);
        if (known == null) {
          known = findClass(name);
          own.put(name, known);
        }
        return known;
      }
    }
  }
}
