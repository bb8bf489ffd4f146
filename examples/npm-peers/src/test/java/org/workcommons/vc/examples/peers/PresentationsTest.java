package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Actors.Cast;
import org.workcommons.vc.examples.peers.Actors.Paper;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.work.WorkStatement;

/** Presentations answer one request of one verifier, there as here. */
@Tag("long")
@WithPeer
class PresentationsTest {
  private static final String OTHER_CHALLENGE = "0123456789012345678901";

  private final PresentationRequest request = Actors.request();
  private final String challenge = request.challenge().toString();
  private final Theirs theirs;
  @TempDir Path home;

  PresentationsTest(Theirs theirs) {
    this.theirs = theirs;
  }

  // --- ours there

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void whatTheWalletPresentsVerifiesThereForThisRequestAlone(Cryptosuite issuing) throws Exception {
    var presented = fromAWallet(issuing);

    assertThat(verifiedThere(presented, challenge, Actors.RIDES)).isTrue();
    assertThat(verifiedThere(presented, OTHER_CHALLENGE, Actors.RIDES)).isFalse();
    assertThat(verifiedThere(presented, challenge, URI.create("https://else.example"))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void whatIsPresentedWithEachSuiteVerifiesThereForThisRequestAlone(Cryptosuite suite)
      throws Exception {
    var presented = ours(suite);

    assertThat(verifiedThere(presented, challenge, Actors.RIDES)).isTrue();
    assertThat(verifiedThere(presented, OTHER_CHALLENGE, Actors.RIDES)).isFalse();
    assertThat(verifiedThere(presented, challenge, URI.create("https://else.example"))).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> whatWasPresentedHereAndSomebodyChangedIsRefusedThere() throws Exception {
    return Sample.suites().stream().flatMap(this::changesOfOurs);
  }

  private Stream<DynamicTest> changesOfOurs(Cryptosuite suite) {
    var presented = unchecked(() -> ours(suite));
    return Changes.of(presented.json()).stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    suite.identifier() + ": " + change.what(),
                    () ->
                        assertThat(
                                verifiedThere(
                                    presented.with(change.document()), challenge, Actors.RIDES))
                            .isFalse()));
  }

  private boolean verifiedThere(Paper presented, String challenge, URI domain) throws Exception {
    return theirs
        .verifyPresentation(presented.content(), challenge, domain.toString(), presented.lists())
        .verified();
  }

  private Paper fromAWallet(Cryptosuite issuing) throws Exception {
    Wallet wallet;
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(Actors.CLOCK);
    }
    var worker = wallet.newIdentity("Tandem").did();
    var fresh = Cast.of(KeyType.ED25519);
    var cast =
        new Cast(fresh.platform(), wallet.key(worker, SecretAccess.GRANTED), fresh.customer());
    var paper = Actors.issued(cast, Sample.Kind.STATEMENT, new DataIntegrity(issuing));
    var receipt =
        wallet.receive(
            VerifiableCredential.received(MediaType.VC, paper.content()),
            Actors.verifier(paper.lists(), Actors.did(cast.platform())));
    assertThat(receipt.result()).isEqualTo(Receipt.Result.KEPT);
    var presented = wallet.present(wallet.propose(request).approve());
    return new Paper(presented.toByteArray(), paper.lists());
  }

  private Paper ours(Cryptosuite suite) throws Exception {
    var cast = Cast.of(KeyType.ED25519);
    var paper = Actors.issued(cast, Sample.Kind.STATEMENT, new DataIntegrity(suite));
    var document = Actors.presentation(List.of(paper.content())).with("holder", did(cast.worker()));
    var presented =
        new DataIntegrity(suite)
            .secure(document, cast.worker(), Actors.answer(cast.worker(), request));
    return paper.with(presented);
  }

  // --- theirs here

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void whatIsPresentedThereIsAcceptedHere(Cryptosuite suite) throws Exception {
    var platform = theirs.newKey("platform", "Ed25519");

    var verdict = verdict(theirs(suite, platform, "worker", challenge, Actors.RIDES), platform);

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.orElseThrow().subjects(WorkStatement.TYPE)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedHereIsWhatIsPresentedThereToSomebodyElse(Cryptosuite suite) throws Exception {
    var platform = theirs.newKey("platform", "Ed25519");
    var elsewhere = URI.create("https://else.example");

    assertProblem(
        verdict(theirs(suite, platform, "worker", OTHER_CHALLENGE, Actors.RIDES), platform),
        ProblemType.INVALID_CHALLENGE_ERROR);
    assertProblem(
        verdict(theirs(suite, platform, "worker", challenge, elsewhere), platform),
        ProblemType.INVALID_DOMAIN_ERROR);
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedHereIsWhatAnotherThanTheSubjectPresentsThere(Cryptosuite suite) throws Exception {
    var platform = theirs.newKey("platform", "Ed25519");
    theirs.newKey("thief", "Ed25519");

    assertProblem(
        verdict(theirs(suite, platform, "thief", challenge, Actors.RIDES), platform),
        ProblemType.SUBJECT_HOLDER_MISMATCH);
  }

  @TestFactory
  Stream<DynamicTest> whatWasPresentedThereAndSomebodyChangedIsRefusedHere() {
    return Sample.suites().stream().flatMap(this::changesOfTheirs);
  }

  private Stream<DynamicTest> changesOfTheirs(Cryptosuite suite) {
    var platform = unchecked(() -> theirs.newKey("platform", "Ed25519"));
    var presented = unchecked(() -> theirs(suite, platform, "worker", challenge, Actors.RIDES));
    return Changes.of(Actors.json(presented)).stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    suite.identifier() + ": " + change.what(),
                    () ->
                        assertThat(verdict(JsonWriter.compact(change.document()), platform))
                            .isInstanceOf(Verdict.Rejected.class)));
  }

  /** A statement about their worker, which {@code holder} presents. */
  private byte[] theirs(
      Cryptosuite suite, Theirs.Key platform, String holder, String challenge, URI domain)
      throws Exception {
    var worker = theirs.newKey("worker", "Ed25519");
    var customer = SigningKey.fresh(KeyType.ED25519);
    var sample =
        Sample.of(Sample.Kind.STATEMENT, platform.did(), worker.did(), Actors.did(customer));
    var document = Actors.presentation(List.of(theirs.issue(sample.unsigned(), platform, suite)));
    var key = new Theirs.Key(holder, worker.key());
    return theirs.present(document, key, suite, challenge, domain.toString());
  }

  private Verdict verdict(byte[] presented, Theirs.Key platform) {
    return Actors.verifier(Map.of(), platform.did())
        .verify(VerifiablePresentation.received(MediaType.VP, presented), request);
  }

  private static void assertProblem(Verdict verdict, ProblemType type) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }

  private static String did(SigningKey key) {
    return Actors.did(key).value();
  }

  private static <T> T unchecked(Callable<T> making) {
    try {
      return making.call();
    } catch (Exception e) {
      throw new AssertionError("nothing was made to be changed", e);
    }
  }
}
