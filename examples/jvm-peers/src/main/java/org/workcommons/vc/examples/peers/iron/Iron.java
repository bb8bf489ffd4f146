package org.workcommons.vc.examples.peers.iron;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.ld.DocumentError;
import com.apicatalog.ld.signature.SigningError;
import com.apicatalog.ld.signature.VerificationError;
import com.apicatalog.ld.signature.ecdsa.ECDSASignature2019;
import com.apicatalog.ld.signature.ecdsa.sd.ECDSASelective2023;
import com.apicatalog.ld.signature.eddsa.EdDSASignature2022;
import com.apicatalog.ld.signature.key.KeyPair;
import com.apicatalog.multibase.MultibaseDecoder;
import com.apicatalog.multicodec.Multicodec;
import com.apicatalog.multicodec.MulticodecDecoder;
import com.apicatalog.multikey.MultiKey;
import com.apicatalog.vc.holder.Holder;
import com.apicatalog.vc.integrity.DataIntegrityProofDraft;
import com.apicatalog.vc.issuer.Issuer;
import com.apicatalog.vc.method.resolver.DidUrlMethodResolver;
import com.apicatalog.vc.processor.ExpandedVerifiable;
import com.apicatalog.vc.suite.SignatureSuite;
import com.apicatalog.vc.verifier.Verifier;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;

/** Iron. It knows our contexts and keys by did:key, and fetches nothing. */
public final class Iron {
  private static final URI ASSERTION = URI.create("https://w3id.org/security#assertionMethod");
  private static final SecretAccess ACCESS = SecretAccess.GRANTED;
  private static final byte[] HMAC_KEY = new byte[32];

  private final EdDSASignature2022 eddsa = new EdDSASignature2022();
  private final ECDSASignature2019 ecdsa = new ECDSASignature2019();
  private final ECDSASelective2023 selective = new ECDSASelective2023();
  private final Verifier verifier = verifier();
  private final Contexts contexts;
  private final Instant created;

  /**
   * @param contexts what the words of the documents mean
   * @param created when its proofs are said to be made
   */
  public Iron(Contexts contexts, Instant created) {
    this.contexts = contexts;
    this.created = created;
  }

  /** Signs with {@code eddsa-rdfc-2022} or {@code ecdsa-rdfc-2019}, as the key is. */
  public byte[] issue(JsonObject document, SigningKey key) throws IOException {
    var type = key.verificationKey().type();
    var issuer =
        type == KeyType.ED25519 ? eddsa.createIssuer(pair(key)) : ecdsa.createIssuer(pair(key));
    try {
      return signed(document, issuer, draft(type, method(key)));
    } catch (DocumentError e) {
      throw new IOException(e);
    }
  }

  private DataIntegrityProofDraft draft(KeyType type, URI method) throws DocumentError {
    return switch (type) {
      case ED25519 -> eddsa.createDraft(method, ASSERTION);
      case P256 -> ecdsa.createP256Draft(method, ASSERTION);
      case P384 -> ecdsa.createP384Draft(method, ASSERTION);
      default -> throw new IllegalArgumentException("no key that Iron signs with");
    };
  }

  /**
   * Signs with {@code ecdsa-sd-2023}.
   *
   * @param once the key for this proof alone
   */
  public byte[] issue(JsonObject document, SigningKey key, SigningKey once, List<Pointer> mandatory)
      throws IOException {
    try {
      var draft = selective.createP256Draft(method(key), ASSERTION);
      draft.selectors(mandatory.stream().map(Pointer::value).toList());
      draft.hmacKey(HMAC_KEY);
      draft.proofKeys(pair(once));
      return signed(document, selective.createIssuer(pair(key)), draft);
    } catch (DocumentError e) {
      throw new IOException(e);
    }
  }

  public byte[] derive(byte[] issued, List<Pointer> shown) throws IOException {
    var pointers = shown.stream().map(Pointer::value).toList();
    var holder = Holder.with(selective).loader(this::context).useBundledContexts(false);
    return made(() -> holder.derive(read(issued), pointers));
  }

  /** {@return why {@code content} is refused, empty if it verifies} */
  public Optional<String> refusal(byte[] content) {
    try {
      verifier.verify(read(content));
      return Optional.empty();
    } catch (VerificationError | DocumentError | RuntimeException e) {
      // what it did not foresee is a refusal too
      return Optional.of(e.toString());
    }
  }

  private Verifier verifier() {
    return Verifier.with(new SignatureSuite[] {eddsa, ecdsa, selective})
        .methodResolvers(
            List.of(
                new DidUrlMethodResolver(
                    MultibaseDecoder.getInstance(),
                    MulticodecDecoder.getInstance(Multicodec.Tag.Key))))
        .loader(this::context)
        .useBundledContexts(false);
  }

  private byte[] signed(JsonObject document, Issuer issuer, DataIntegrityProofDraft draft)
      throws IOException {
    draft.created(created);
    var ready = issuer.loader(this::context).useBundledContexts(false);
    return made(() -> ready.sign(read(JsonWriter.compact(document)), draft));
  }

  private interface Making {
    ExpandedVerifiable make() throws DocumentError, SigningError;
  }

  /** What is thrown there is no exception, but throwable. */
  private static byte[] made(Making making) throws IOException {
    try {
      return making.make().compacted().toString().getBytes(UTF_8);
    } catch (DocumentError | SigningError e) {
      throw new IOException(e);
    }
  }

  private static URI method(SigningKey key) {
    return URI.create(DidKey.verificationMethod(did(key)).toString());
  }

  private static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }

  private static KeyPair pair(SigningKey key) {
    var pair = new MultiKey();
    pair.setId(method(key));
    pair.setController(URI.create(did(key).value()));
    pair.setAlgorithm(algorithm(key.verificationKey().type()));
    pair.setPublicKey(key.verificationKey().raw());
    pair.setPrivateKey(key.seed(ACCESS));
    return pair;
  }

  private static String algorithm(KeyType type) {
    return switch (type) {
      case ED25519 -> "Ed25519";
      case P256 -> "P-256";
      case P384 -> "P-384";
      default -> throw new IllegalArgumentException("no key that Iron knows");
    };
  }

  private Document context(URI url, DocumentLoaderOptions options) throws JsonLdError {
    var definitions =
        contexts
            .definitions(url.toString())
            .orElseThrow(
                () ->
                    new JsonLdError(
                        JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not at hand: " + url));
    var bytes = JsonWriter.compact(JsonObject.builder().put("@context", definitions).build());
    return JsonDocument.of(new ByteArrayInputStream(bytes));
  }

  private static jakarta.json.JsonObject read(byte[] json) {
    try (var reader = Json.createReader(new ByteArrayInputStream(json))) {
      return reader.readObject();
    }
  }
}
