package org.workcommons.vc.issuer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.issuer.Attestation;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/** What a platform does not sign, and how nobody makes more of it than it is. */
class ImportTest {
  private static final Did SKIFF = Did.of("did:web:skiffrides.example");
  private static final Did LARDER = Did.of("did:web:larder.example");
  private static final Did WORKER =
      Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");
  private static final Instant NOW = Instant.parse("2026-11-16T14:35:07Z");
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final DataIntegrity SUITE = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);

  @TempDir private Path folder;
  private final SigningKey commons = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey ada = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey ben = SigningKey.fresh(KeyType.ED25519);
  private StatusRegister register;

  @BeforeEach
  void open() throws IssuingException {
    register =
        StatusRegister.open(
            folder.resolve("register.db"), URI.create("https://commons.example/status"));
  }

  @AfterEach
  void close() throws IssuingException {
    register.close();
  }

  @Test
  void theWorkersOwnWordIsCalledThat() throws Exception {
    var run = intake().withRecordsOf(SKIFF, Assurance.SELF_ASSERTED).issue(WORKER, export(2));
    assertThat(run.issued()).hasSize(2);
    var statement = statement(run.issued().get(0).credential());
    assertThat(statement.assurance()).isEqualTo(Assurance.SELF_ASSERTED);
    assertThat(statement.platform()).isEqualTo(SKIFF);
    assertThat(rule(run.issued().get(0).credential())).isNull();
  }

  @Test
  void anAttestationCountsOnceTwoOrganisersSignedIt() throws Exception {
    var issued = attested();
    assertThat(rule(issued)).isEqualTo(ProblemType.DOMAIN_NOT_ATTESTED);
    var one = signed(issued, ada);
    assertThat(rule(one)).isEqualTo(ProblemType.DOMAIN_NOT_ATTESTED);
    assertThat(rule(signed(one, ada)))
        .as("twice the same")
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    var both = signed(one, ben);
    assertThat(rule(both)).isNull();
    assertThat(signers(both)).containsExactlyInAnyOrder(did(commons), did(ada), did(ben));
    assertThat(digest(both)).as("its place in the chain").isEqualTo(digest(issued));
  }

  @Test
  void noPartyAttests() throws Exception {
    var issued = attested();
    for (var party : List.of(commons)) {
      assertRefused(issued, party, ProblemType.DOMAIN_NOT_ATTESTED);
    }
    var worker = SigningKey.fresh(KeyType.ED25519);
    var hers =
        intake()
            .withRecordsOf(SKIFF, Assurance.COMMONS_ATTESTED)
            .issue(did(worker), export(1))
            .issued()
            .get(0)
            .credential();
    assertRefused(hers, worker, ProblemType.DOMAIN_NOT_ATTESTED);
    var platform = SigningKey.fresh(KeyType.ED25519);
    var theirs =
        intake()
            .withRecordsOf(did(platform), Assurance.COMMONS_ATTESTED)
            .issue(did(ada), export(1))
            .issued()
            .get(0)
            .credential();
    assertRefused(theirs, platform, ProblemType.DOMAIN_NOT_ATTESTED);
  }

  @Test
  void onlyWhatIsAttestedIsSignedByAttesters() throws Exception {
    var own =
        intake()
            .withRecordsOf(SKIFF, Assurance.SELF_ASSERTED)
            .issue(WORKER, export(1))
            .issued()
            .get(0)
            .credential();
    assertRefused(own, ada, ProblemType.MALFORMED_VALUE_ERROR);
    var token = VerifiableCredential.received(MediaType.VC_JWT, new byte[] {'e', 'y'});
    assertRefused(token, ada, ProblemType.MALFORMED_VALUE_ERROR);
  }

  /** Whatever is said instead of what was said, by whomever it was signed. */
  @Test
  void nothingIsLaunderedUpwards() throws Exception {
    var document = JsonReader.readObject(attested().toByteArray()).without("proof");
    for (var stronger : List.of("platform-signed", "countersigned")) {
      var claimed = subject(document, "assurance", stronger);
      assertThat(rule(secured(claimed, commons))).isEqualTo(ProblemType.DOMAIN_ISSUER_NOT_PLATFORM);
      assertThat(rule(secured(claimed, commons, ada, ben)))
          .isEqualTo(ProblemType.DOMAIN_ISSUER_NOT_PLATFORM);
    }
    // a worker who issues for herself, as a platform or as a commons
    var worker = SigningKey.fresh(KeyType.ED25519);
    var own = subject(document.with("issuer", did(worker).value()), "id", did(worker).value());
    assertThat(rule(secured(own, worker))).isEqualTo(ProblemType.DOMAIN_NOT_ATTESTED);
    assertThat(rule(secured(own, worker, ada, ben))).isEqualTo(ProblemType.DOMAIN_SELF_RATING);
    for (var stronger : List.of("platform-signed", "countersigned")) {
      var platform = subject(subject(own, "assurance", stronger), "platform", did(worker).value());
      assertThat(rule(secured(platform, worker))).isEqualTo(ProblemType.DOMAIN_SELF_RATING);
    }
    assertThat(rule(secured(subject(own, "assurance", "self-asserted"), worker))).isNull();
    // the worker and the platform don't make two attesters
    var bound = subject(document, "id", did(ada).value());
    assertThat(rule(secured(bound, commons, ada, ben))).isEqualTo(ProblemType.DOMAIN_NOT_ATTESTED);
    var about = subject(document, "platform", did(ada).value());
    assertThat(rule(secured(about, commons, ada, ben))).isEqualTo(ProblemType.DOMAIN_NOT_ATTESTED);
  }

  @Test
  void anIntakeSaysNoMoreOfAnotherPlatformThanItCan() {
    for (var stronger : List.of(Assurance.PLATFORM_SIGNED, Assurance.COUNTERSIGNED)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> intake().withRecordsOf(SKIFF, stronger));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> intake().withRecordsOf(did(commons), Assurance.COMMONS_ATTESTED));
  }

  @Test
  void aWeakerWordDoesNotContinueInAStrongerOne() throws Exception {
    intake().withRecordsOf(SKIFF, Assurance.SELF_ASSERTED).issue(WORKER, export(1));
    for (var other :
        List.of(
            intake(),
            intake().withRecordsOf(SKIFF, Assurance.COMMONS_ATTESTED),
            intake().withRecordsOf(LARDER, Assurance.SELF_ASSERTED))) {
      var thrown =
          catchThrowableOfType(ProblemException.class, () -> other.issue(WORKER, export(2)));
      assertThat(thrown.problem().type()).isEqualTo(ProblemType.CHAIN_LINK_BROKEN);
    }
    assertThat(
            intake()
                .withRecordsOf(SKIFF, Assurance.SELF_ASSERTED)
                .issue(WORKER, export(1))
                .unchanged())
        .hasSize(1);
  }

  private VerifiableCredential attested() throws Exception {
    return intake()
        .withRecordsOf(SKIFF, Assurance.COMMONS_ATTESTED)
        .issue(WORKER, export(1))
        .issued()
        .get(0)
        .credential();
  }

  private Intake intake() {
    var issuer = Issuer.of(did(commons), commons, SUITE, register).withClock(() -> NOW);
    return Intake.of(issuer, register);
  }

  private static PlatformExport export(int months) throws ProblemException {
    var text =
        new StringBuilder("finished_at,client,kind,hours,income,currency,rating,worst,best\n");
    for (int i = 0; i < months; i++) {
      text.append(OCTOBER.minusMonths(i))
          .append("-03,c")
          .append(i)
          .append(",completed,1,,,5,1,5\n");
    }
    return PlatformExport.read(
        ExportFormat.CSV, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static VerifiableCredential signed(VerifiableCredential statement, SigningKey organiser)
      throws Exception {
    return Attestation.sign(
        statement, SUITE, organiser, DidKey.verificationMethod(did(organiser)), NOW);
  }

  private static void assertRefused(
      VerifiableCredential statement, SigningKey signer, ProblemType problem) {
    var thrown = catchThrowableOfType(ProblemException.class, () -> signed(statement, signer));
    assertThat(thrown).isNotNull();
    assertThat(thrown.problem().type()).isEqualTo(problem);
  }

  private static VerifiableCredential secured(JsonObject document, SigningKey... signers)
      throws Exception {
    var credential = VerifiableCredential.received(MediaType.VC, JsonWriter.compact(document));
    for (var signer : signers) {
      var options = ProofOptions.assertion(DidKey.verificationMethod(did(signer)), NOW);
      credential =
          SUITE.secureCredential(JsonReader.readObject(credential.toByteArray()), signer, options);
    }
    return credential;
  }

  private static JsonObject subject(JsonObject document, String member, String value) {
    var subject = (JsonObject) document.get("credentialSubject").orElseThrow();
    return document.with("credentialSubject", subject.with(member, value));
  }

  /** What the rule says of who signed it: the problem, or null. */
  private static @Nullable ProblemType rule(VerifiableCredential credential) throws Exception {
    var thrown =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                WorkStatement.TYPE.check(
                    statement(credential),
                    Credential.of(read(credential).unsecured()),
                    signers(credential)));
    return thrown == null ? null : thrown.problem().type();
  }

  private static Set<Did> signers(VerifiableCredential credential) throws Exception {
    var signers = new HashSet<Did>();
    read(credential).proofs().forEach(proof -> signers.add(proof.verificationMethod().did()));
    return signers;
  }

  private static Secured read(VerifiableCredential credential) throws ProblemException {
    return Secured.read(credential, Contexts.bundled());
  }

  private static StatementDigest digest(VerifiableCredential credential) throws ProblemException {
    return StatementDigest.of(read(credential).asIssued());
  }

  private static WorkStatement statement(VerifiableCredential credential) throws ProblemException {
    var subject =
        ObjectReader.of(read(credential).unsecured(), Pointer.ROOT).object("credentialSubject");
    return WorkStatement.TYPE.read(subject.object(), subject.pointer());
  }

  private static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }
}
