package org.workcommons.vc.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Receipt.Result;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Membership;

/** Engagements get the worker's signature; credentials in tokens are held and shown. */
class CountersignTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final SigningKey platform = SigningKey.fresh(KeyType.ED25519);
  private final Did customer = Did.of("did:web:family.example");

  @TempDir Path home;
  private Wallet wallet;
  private Did worker;

  @BeforeEach
  void createWallet() throws WalletException {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
    worker = wallet.newIdentity("Tandem").did();
  }

  @ParameterizedTest
  @EnumSource(
      value = Cryptosuite.class,
      names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void signsAnEngagementThatLacksNothingElse(Cryptosuite suite) throws Exception {
    var engagement = engagement(worker, new DataIntegrity(suite));
    assertThat(wallet.receive(engagement, verifier()).result()).isEqualTo(Result.REFUSED);

    var countersigned = wallet.countersign(engagement, verifier());

    assertThat(countersigned.receipt().result()).isEqualTo(Result.KEPT);
    var both = countersigned.credential().orElseThrow();
    assertThat(verifier().verify(both)).isInstanceOf(CredentialAccepted.class);
    assertThat(wallet.credentials().held()).hasSize(1);
    assertThat(proofs(both)).hasSize(2);
  }

  @Test
  void signsNothingThatItHasSignedBefore() throws Exception {
    var engagement = engagement(worker, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022));
    var both = wallet.countersign(engagement, verifier()).credential().orElseThrow();

    var again = wallet.countersign(both, verifier());

    assertThat(again.credential()).isEmpty();
    assertThat(again.receipt().result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void signsNothingThatWasAltered() throws Exception {
    var engagement = engagement(worker, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022));
    var text = new String(engagement.toByteArray(), StandardCharsets.UTF_8);
    var altered =
        VerifiableCredential.restore(
            text.replace("completed", "no-show").getBytes(StandardCharsets.UTF_8));

    assertRefused(altered, verifier());
  }

  @Test
  void signsNothingFromAStranger() throws Exception {
    assertRefused(
        engagement(worker, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)), verifier(Set.of()));
  }

  @Test
  void signsNothingAboutSomebodyElse() throws Exception {
    var other = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());

    var refused =
        wallet.countersign(
            engagement(other, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)), verifier());

    assertThat(refused.receipt().result()).isEqualTo(Result.NOT_ABOUT_YOU);
    assertThat(refused.credential()).isEmpty();
  }

  @Test
  void signsNoTokenSinceATokenHasOneSignature() throws Exception {
    var refused = wallet.countersign(engagement(worker, new Jose()), verifier());

    assertThat(refused.credential()).isEmpty();
    assertThat(wallet.credentials().held()).isEmpty();
  }

  @Test
  void signsNothingThatNeedsNoSignatureOfHers() throws Exception {
    assertRefused(new TestIssuer().next(worker), verifier());
  }

  @Test
  void holdsACredentialInATokenAndShowsItInAnEnvelope() throws Exception {
    var membership = membership(new Jose());
    assertThat(wallet.receive(membership, verifier()).result()).isEqualTo(Result.KEPT);
    assertThat(wallet.receive(membership, verifier()).result()).isEqualTo(Result.ALREADY_HELD);
    var held = wallet.credentials().held().get(0);
    assertThat(held.verifiable().toByteArray()).isEqualTo(membership.toByteArray());

    var request = PresentationRequest.from(URI.create("https://rides.example"), Membership.TYPE);
    var fresh = request.expiring(NOW.plus(Duration.ofMinutes(15)));
    var shown = wallet.present(wallet.propose(fresh).approve());
    var verdict = verifier().verify(shown, fresh);

    assertThat(verdict.report().problems()).isEmpty();
    var accepted = (Verdict.Accepted) verdict;
    assertThat(accepted.presentation().subjects(Membership.TYPE)).hasSize(1);
  }

  private void assertRefused(VerifiableCredential credential, Verifier verifier)
      throws WalletException {
    var refused = wallet.countersign(credential, verifier);
    assertThat(refused.receipt().result()).isEqualTo(Result.REFUSED);
    assertThat(refused.receipt().report().problems())
        .noneMatch(problem -> problem.type() == ProblemType.INTERNAL_ERROR);
    assertThat(refused.credential()).isEmpty();
    assertThat(wallet.credentials().held()).isEmpty();
  }

  private static List<?> proofs(VerifiableCredential credential) throws Exception {
    var proof = JsonReader.readObject(credential.toByteArray()).get("proof").orElseThrow();
    return JsonArray.itemsOf(proof);
  }

  private VerifiableCredential engagement(Did about, SecuringMechanism mechanism) throws Exception {
    var engagement =
        new Engagement(
            about,
            URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff"),
            DidKey.of(platform.verificationKey()),
            customer,
            EngagementOutcome.COMPLETED,
            Instant.parse("2026-10-14T18:02:00Z"),
            Instant.parse("2026-10-14T18:41:00Z"),
            1,
            Instant.parse("2026-10-28T18:41:00Z"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return issued("EngagementCredential", Engagement.TYPE.write(engagement), mechanism);
  }

  private VerifiableCredential membership(SecuringMechanism mechanism) throws Exception {
    var subject =
        JsonObject.builder()
            .put("id", worker.value())
            .put("type", "Member")
            .put("memberOf", DidKey.of(platform.verificationKey()).value())
            .put("memberClass", "worker")
            .put("memberSince", "2024-01-09")
            .build();
    return issued("MembershipCredential", subject, mechanism);
  }

  private VerifiableCredential issued(String type, JsonObject subject, SecuringMechanism mechanism)
      throws Exception {
    var did = DidKey.of(platform.verificationKey());
    var document =
        JsonObject.builder()
            .put(
                "@context",
                JsonArray.ofStrings(
                    List.of(Contexts.CREDENTIALS_V2, "https://w3id.org/workcommons/ns/v1")))
            .put("type", JsonArray.ofStrings(List.of("VerifiableCredential", type)))
            .put("issuer", did.value())
            .put("validFrom", "2026-10-15T00:00:00Z")
            .put("credentialSubject", subject)
            .build();
    return mechanism.secureCredential(
        document,
        platform,
        ProofOptions.assertion(DidKey.verificationMethod(did), NOW.minusSeconds(3600)));
  }

  private Verifier verifier() {
    return verifier(Set.of(DidKey.of(platform.verificationKey())));
  }

  private static Verifier verifier(Set<Did> trusted) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(trusted),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW));
  }
}
