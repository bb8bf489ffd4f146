package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.bbs.BbsAlone;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SelectiveDisclosure;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;

/**
 * Who issues, derives and verifies a proof that discloses selectively: of the statement the holder
 * shows all but the occupation and the area. The signature alone stands for as many as the proof
 * has.
 */
final class SelectiveContest {
  private static final List<Pointer> MANDATORY =
      List.of(Pointer.ROOT.at("issuer"), Pointer.ROOT.at("validFrom"));
  private static final Set<String> WITHHELD = Set.of("area", "occupation");
  private static final int KIND = 3;

  private final Contest contest;
  private final Cryptosuite suite;
  private final SigningKey key;
  private final JsonObject document;
  private final VerifiableCredential base;
  private final List<Pointer> shown;
  private final VerifiableCredential derived;

  private SelectiveContest(Contest contest, Cryptosuite suite, KeyType type)
      throws ProblemException, IOException {
    this.contest = contest;
    this.suite = suite;
    key = SigningKey.fresh(type);
    document = Contest.document(key);
    base = issue();
    var subject = (JsonObject) document.get("credentialSubject").orElseThrow();
    shown =
        subject.names().stream()
            .filter(name -> !WITHHELD.contains(name))
            .map(Contest.SUBJECT::at)
            .toList();
    derived = SelectiveDisclosure.of(base, Contexts.bundled()).derive(shown);
  }

  static void enter(Contest contest, Optional<Peer> peer) throws Exception {
    var ecdsa = new SelectiveContest(contest, Cryptosuite.ECDSA_SD_2023, KeyType.P256);
    ecdsa.here();
    ecdsa.ecdsaAlone();
    var iron = Contest.iron();
    var content = ecdsa.derived.toByteArray();
    ecdsa.add("verify", "Iron", new InThisProcess(() -> iron.refusal(content).isEmpty()));
    var bbs = new SelectiveContest(contest, Cryptosuite.BBS_2023, KeyType.BLS12_381_G2);
    bbs.here();
    bbs.bbsAlone();
    if (peer.isPresent()) {
      ecdsa.there(peer.get(), "P-256");
      bbs.there(peer.get(), "BLS12-381");
    }
  }

  private VerifiableCredential issue() throws ProblemException, IOException {
    var method = DidKey.verificationMethod(DidKey.of(key.verificationKey()));
    var options = ProofOptions.assertion(method, Contest.NOW).withMandatory(MANDATORY);
    return new DataIntegrity(suite).secureCredential(document, key, options);
  }

  private void here() throws ProblemException {
    var verifier = Contest.verifier(DidKey.of(key.verificationKey()));
    var held = SelectiveDisclosure.of(base, Contexts.bundled());
    add("issue", "ours", new InThisProcess(() -> issue().toByteArray().length > 0));
    add("derive", "ours", new InThisProcess(() -> held.derive(shown).toByteArray().length > 0));
    add(
        "verify",
        "ours",
        new InThisProcess(() -> verifier.verify(derived) instanceof CredentialAccepted));
  }

  /** One signature for each statement, and the issuer's. */
  private void ecdsaAlone() throws ProblemException {
    var message = new byte[64];
    var scheme = SignatureAlone.of(key, KeyType.P256);
    var signature = scheme.sign(message);
    int signed = 1 + ((Cbor.Items) parts(base).get(3)).items().size();
    int verified = 1 + ((Cbor.Items) parts(derived).get(2)).items().size();
    add("issue", Contender.SIGNATURE_ALONE, times(signed, () -> scheme.sign(message).length > 0));
    add(
        "verify",
        Contender.SIGNATURE_ALONE,
        times(verified, () -> scheme.verifies(message, signature)));
  }

  private static InThisProcess times(int count, InThisProcess.Operation one) {
    return new InThisProcess(
        () -> {
          boolean isGood = true;
          for (int i = 0; i < count; i++) {
            isGood &= one.call();
          }
          return isGood;
        });
  }

  /** A proof is three points, and a scalar for each message that is not shown and for four more. */
  private void bbsAlone() throws ProblemException {
    var parts = parts(derived);
    int hidden = (((Cbor.Bytes) parts.get(0)).length() - 3 * 48) / 32 - 4;
    int disclosed = ((Cbor.Items) parts.get(3)).items().size();
    var quick = BbsAlone.withNativeCode(hidden + disclosed, disclosed);
    var slow = BbsAlone.inJava(hidden + disclosed, disclosed);
    add("verify", Contender.SIGNATURE_ALONE, new InThisProcess(quick::verifies));
    add("verify", "alone, in Java", new InThisProcess(slow::verifies));
  }

  private void there(Peer peer, String kind) throws Exception {
    var name = suite.identifier();
    var made = JsonObject.builder().put("name", name).put("kind", kind).build();
    peer.ask("newKey", made);
    add(
        "issue",
        "Digital Bazaar",
        new InPeer(
            peer,
            "issueCredential",
            JsonObject.builder()
                .put("document", text(JsonWriter.compact(document)))
                .put("key", name)
                .put("cryptosuite", name)
                .put("mandatory", texts(MANDATORY))
                .put("now", Contest.NOW.toString())
                .build()));
    add(
        "derive",
        "Digital Bazaar",
        new InPeer(
            peer,
            "deriveCredential",
            JsonObject.builder()
                .put("document", text(base.toByteArray()))
                .put("selective", texts(shown))
                .build()));
    add(
        "verify",
        "Digital Bazaar",
        new InPeer(
            peer,
            "verifyCredential",
            JsonObject.builder()
                .put("document", text(derived.toByteArray()))
                .put("now", Contest.NOW.toString())
                .build()));
  }

  private void add(String operation, String who, Contender.Slice slice) {
    contest.add(suite.identifier(), operation, who, slice);
  }

  private static List<Cbor> parts(VerifiableCredential credential) throws ProblemException {
    var proof =
        (JsonObject) JsonReader.readObject(credential.toByteArray()).get("proof").orElseThrow();
    var value = proof.string("proofValue").orElseThrow();
    var bytes = Base64.getUrlDecoder().decode(value.substring(1));
    return ((Cbor.Items) CborReader.read(Arrays.copyOfRange(bytes, KIND, bytes.length))).items();
  }

  private static JsonArray texts(List<Pointer> pointers) {
    return JsonArray.ofStrings(pointers.stream().map(Pointer::value).toList());
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
