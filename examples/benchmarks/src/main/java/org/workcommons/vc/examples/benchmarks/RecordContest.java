package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.securing.CanonicalAlone;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.Verifier;

/**
 * Who issues and verifies a record of work with a status, in an issuer's own words: we, the
 * signature alone, and what one would put together from Titanium and Bouncy Castle.
 */
final class RecordContest {
  /** How this document is called beside the mechanism. */
  static final String NAME = ", record";

  /** Ours, with signatures in native code. */
  static final String NATIVE = "ours, Amazon Corretto";

  private final Contest contest;
  private final Contexts contexts;

  private RecordContest(Contest contest, Contexts contexts) {
    this.contest = contest;
    this.contexts = contexts;
  }

  static void enter(Contest contest, Optional<Peer> peer) throws Exception {
    var entry = new RecordContest(contest, WorkRecord.contexts());
    entry.embedded(peer);
    entry.token();
  }

  private void embedded(Optional<Peer> peer) throws Exception {
    var key = SigningKey.fresh(KeyType.ED25519);
    var suite = Cryptosuite.EDDSA_RDFC_2022;
    var name = suite.identifier() + NAME;
    var ours = new DataIntegrity(suite, contexts);
    var credential = ours(name, key, ours);
    var document = WorkRecord.document(DidKey.of(key.verificationKey()));
    contest.add(
        name,
        "canonical hash",
        "ours",
        new InThisProcess(() -> CanonicalAlone.hash(document, contexts).length > 0));
    titanium(name, key, document, credential);
    if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
      var verifier =
          verifier(key, ours).withSignatureProvider(AmazonCorrettoCryptoProvider.INSTANCE);
      contest.add(
          name,
          "verify",
          NATIVE,
          new InThisProcess(() -> verifier.verify(credential) instanceof CredentialAccepted));
    }
    if (peer.isPresent()) {
      digitalBazaar(peer.get(), name, document, credential);
    }
  }

  /** They take the status for granted, and so don't verify and decode the list each time. */
  private void digitalBazaar(Peer peer, String name, JsonObject document, VerifiableCredential ours)
      throws Exception {
    var given =
        JsonObject.builder()
            .put("now", Contest.NOW.toString())
            .put("contexts", WorkRecord.definitions())
            .put("statusTaken", JsonBoolean.TRUE)
            .build();
    var verifying = given.with("document", new String(ours.toByteArray(), UTF_8));
    contest.add(name, "verify", "Digital Bazaar", new InPeer(peer, "verifyCredential", verifying));
    var issuing =
        given
            .with("key", contest.theirKey(name, "Ed25519").get("key").orElseThrow())
            .with("cryptosuite", Cryptosuite.EDDSA_RDFC_2022.identifier())
            .with("document", new String(JsonWriter.compact(document), UTF_8));
    contest.add(name, "issue", "Digital Bazaar", new InPeer(peer, "issueCredential", issuing));
  }

  private void titanium(String name, SigningKey key, JsonObject document, VerifiableCredential ours)
      throws Exception {
    var titanium = Titanium.with(contexts, key);
    var text = JsonWriter.compact(document);
    var issued = titanium.issue(text);
    var verifier = verifier(key, new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, contexts));
    var received = VerifiableCredential.restore(issued);
    boolean bothAgree =
        Arrays.equals(titanium.hash(text), CanonicalAlone.hash(document, contexts))
            && titanium.verifies(ours.toByteArray())
            && verifier.verify(received) instanceof CredentialAccepted
            && !titanium.verifies(
                new String(issued, UTF_8).replace("on time", "late").getBytes(UTF_8));
    if (!bothAgree) {
      throw new IllegalStateException("Titanium and this library don't agree");
    }
    contest.add(name, "verify", "Titanium", new InThisProcess(() -> titanium.verifies(issued)));
    contest.add(
        name, "issue", "Titanium", new InThisProcess(() -> titanium.issue(text).length > 0));
    contest.add(
        name,
        "canonical hash",
        "Titanium",
        new InThisProcess(() -> titanium.hash(text).length > 0));
  }

  private void token() throws Exception {
    var key = SigningKey.fresh(KeyType.P256);
    var name = "vc+jwt ES256" + NAME;
    var token = new String(ours(name, key, new Jose()).toByteArray(), US_ASCII);
    var nimbus =
        NimbusTokens.asItComes(
            key, "ES256", DidKey.verificationMethod(DidKey.of(key.verificationKey())).toString());
    contest.add(name, "verify", "Nimbus", new InThisProcess(() -> nimbus.verifies(token)));
  }

  private VerifiableCredential ours(String name, SigningKey key, SecuringMechanism mechanism)
      throws Exception {
    var document = WorkRecord.document(DidKey.of(key.verificationKey()));
    return contest.ours(name, document, key, mechanism, verifier(key, mechanism));
  }

  private Verifier verifier(SigningKey key, SecuringMechanism mechanism) throws Exception {
    Did did = DidKey.of(key.verificationKey());
    var options = ProofOptions.assertion(DidKey.verificationMethod(did), Contest.NOW);
    var list = mechanism.secureCredential(WorkRecord.listDocument(did), key, options);
    return Contest.verifier(did)
        .withContexts(contexts)
        .withStatusLists(StatusListSource.of(Map.of(WorkRecord.statusList(), list)));
  }
}
