package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

class IssuerTest {
  private static final Did PLATFORM = Did.of("did:web:tandem.coop.example");
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);
  private static final Instant NOW = Instant.parse("2026-11-16T14:35:07.123Z");
  private static final WorkStatement STATEMENT =
      new WorkStatement(
          Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X"),
          PLATFORM,
          YearMonth.of(2026, 10),
          Assurance.PLATFORM_SIGNED,
          ChainLink.first(new Counts(3, 0)),
          Work.of(3, Quantity.of("4.25")),
          Optional.empty(),
          Optional.empty(),
          Optional.of("Port Sable"));

  @TempDir private Path folder;
  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private StatusRegister register;
  private Issuer issuer;

  @BeforeEach
  void open() throws IssuingException {
    register =
        StatusRegister.open(
            folder.resolve("register.db"), URI.create("https://tandem.coop.example/status"));
    issuer = Issuer.of(PLATFORM, key, MECHANISM, register).withClock(() -> NOW);
  }

  @AfterEach
  void close() throws IssuingException {
    register.close();
  }

  @Test
  void issuesWhatItsKeySigned() throws Exception {
    var issued = issuer.issue(WorkStatement.TYPE, STATEMENT);
    var credential = Credential.of(verified(issued.credential()));
    assertThat(credential.issuer().id()).isEqualTo(PLATFORM.value());
    assertThat(credential.types()).contains("VerifiableCredential", "WorkStatementCredential");
    assertThat(WorkStatement.TYPE.read(credential.subjects().get(0), Pointer.ROOT))
        .isEqualTo(STATEMENT);
  }

  @Test
  void givesEachCredentialAPlaceInAStatusList() throws Exception {
    var places = new HashSet<StatusEntry>();
    for (int i = 0; i < 5; i++) {
      var issued = issuer.issue(WorkStatement.TYPE, STATEMENT);
      assertThat(StatusEntry.allOf(verified(issued.credential()))).containsExactly(issued.entry());
      assertThat(issued.entry().purpose()).isEqualTo(StatusPurpose.REVOCATION);
      places.add(issued.entry());
    }
    assertThat(places).hasSize(5);
  }

  @Test
  void givesEachCredentialAnIdOfItsOwn() throws Exception {
    var ids = new HashSet<String>();
    for (int i = 0; i < 5; i++) {
      var document = verified(issuer.issue(WorkStatement.TYPE, STATEMENT).credential());
      var id = document.string("id").orElseThrow();
      assertThat(id)
          .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      ids.add(id);
    }
    assertThat(ids).hasSize(5);
  }

  @Test
  void namesTheSchemaOfItsClaims() throws Exception {
    var document = verified(issuer.issue(WorkStatement.TYPE, STATEMENT).credential());
    assertThat(document.get("credentialSchema"))
        .contains(
            JsonObject.builder()
                .put("id", "https://w3id.org/workcommons/schemas/work-statement/1")
                .put("type", "JsonSchema")
                .build());
  }

  @Test
  void tellsOnlyTheDayOfIssuing() throws Exception {
    var document = verified(issuer.issue(WorkStatement.TYPE, STATEMENT).credential());
    assertThat(document.string("validFrom")).contains("2026-11-16T00:00:00Z");
    assertThat(document.has("validUntil")).isFalse();
  }

  @Test
  void writesJsonWithoutWhiteSpace() throws Exception {
    var bytes = issuer.issue(WorkStatement.TYPE, STATEMENT).credential().toByteArray();
    assertThat(bytes).isEqualTo(JsonWriter.compact(JsonReader.readObject(bytes)));
  }

  @Test
  void callsItsKeyByItsMultikeyUnlessToldOtherwise() throws Exception {
    assertThat(verificationMethod(issuer))
        .isEqualTo(PLATFORM + "#" + key.verificationKey().multikey());
    assertThat(verificationMethod(issuer.withVerificationMethod(DidUrl.of(PLATFORM + "#2026"))))
        .isEqualTo(PLATFORM + "#2026");
    var did = DidKey.of(key.verificationKey());
    assertThat(verificationMethod(Issuer.of(did, key, MECHANISM, register)))
        .isEqualTo(DidKey.verificationMethod(did).toString());
  }

  @Test
  void refusesAKeyThatItsDidDoesNotStandFor() {
    var other = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());
    assertThatThrownBy(() -> Issuer.of(other, key, MECHANISM, register))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> issuer.withVerificationMethod(DidKey.verificationMethod(other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void issuesForSuspensionWhereAskedTo() throws Exception {
    var issued =
        issuer.withStatusPurpose(StatusPurpose.SUSPENSION).issue(WorkStatement.TYPE, STATEMENT);
    assertThat(issued.entry().purpose()).isEqualTo(StatusPurpose.SUSPENSION);
    register.set(issued.entry(), StatusPurpose.SUSPENSION, true);
    assertThat(published(issued.entry()).purposes()).containsExactly(StatusPurpose.SUSPENSION);
  }

  @Test
  void saysSoWhenTheKeyCannotBeReached() {
    var thrown =
        catchThrowableOfType(
            IssuingException.class,
            () ->
                Issuer.of(PLATFORM, new AbsentKey(key.verificationKey()), MECHANISM, register)
                    .issue(WorkStatement.TYPE, STATEMENT));
    assertThat(thrown).hasMessageContaining("key").hasCauseInstanceOf(IOException.class);
    assertThat(thrown.remedy()).isNotBlank();
  }

  @Test
  void saysSoWhenTheRegisterCannotBeReached() throws Exception {
    register.close();
    assertThatThrownBy(() -> issuer.issue(WorkStatement.TYPE, STATEMENT))
        .isInstanceOf(IssuingException.class);
  }

  @Test
  void refusesToIssueWhatIsNoConformingCredential() {
    // the context does not define this type
    assertThatThrownBy(() -> issuer.issue(type("MadeUpCredential"), "welding"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/type");
    // the subject says nothing
    assertThatThrownBy(() -> issuer.issue(type("WorkStatementCredential"), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/credentialSubject");
  }

  @Test
  void takesThePlaceOnlyWhenTheBatchIsCommitted() throws Exception {
    StatusEntry lost;
    try (var batch = register.begin()) {
      lost = issuer.issue(batch, WorkStatement.TYPE, STATEMENT).entry();
    }
    assertThatThrownBy(() -> register.set(lost, StatusPurpose.REVOCATION, true))
        .isInstanceOf(IssuingException.class);
    try (var batch = register.begin()) {
      var issued = issuer.issue(batch, WorkStatement.TYPE, STATEMENT);
      batch.commit();
      register.set(issued.entry(), StatusPurpose.REVOCATION, true);
    }
  }

  @Test
  void publishesWhatWasRevoked() throws Exception {
    var kept = issuer.issue(WorkStatement.TYPE, STATEMENT);
    var revoked = issuer.issue(WorkStatement.TYPE, STATEMENT);
    register.set(revoked.entry(), StatusPurpose.REVOCATION, true);
    var list = published(kept.entry());
    assertThat(list.bits().isSet(revoked.entry(), Pointer.ROOT)).isTrue();
    assertThat(list.bits().isSet(kept.entry(), Pointer.ROOT)).isFalse();
    assertThat(list.timeToLive()).contains(Duration.ofHours(1));
  }

  @Test
  void publishesEveryListAsACredentialOfItsOwnUrl() throws Exception {
    issuer.issue(WorkStatement.TYPE, STATEMENT);
    issuer.withStatusPurpose(StatusPurpose.SUSPENSION).issue(WorkStatement.TYPE, STATEMENT);
    var lists = issuer.statusLists();
    assertThat(lists.keySet()).containsExactlyElementsOf(register.lists()).hasSize(2);
    for (var list : lists.entrySet()) {
      var credential = Credential.of(verified(list.getValue()));
      assertThat(credential.id()).contains(list.getKey().toString());
      assertThat(credential.types()).contains(StatusList.CREDENTIAL_TYPE);
      assertThat(credential.issuer().id()).isEqualTo(PLATFORM.value());
      assertThat(credential.validity().validFrom()).contains(Instant.parse("2026-11-16T14:35:07Z"));
      assertThat(credential.validity().validUntil())
          .contains(Instant.parse("2026-11-23T14:35:07Z"));
      assertThat(credential.subjects().get(0).string("id")).contains(list.getKey() + "#list");
    }
  }

  @Test
  void publishesNothingBeforeItIssuedAnything() throws Exception {
    assertThat(issuer.statusLists()).isEmpty();
    assertThatThrownBy(() -> issuer.statusList(URI.create("https://tandem.coop.example/status/1")))
        .isInstanceOf(IssuingException.class);
  }

  @Test
  void refusesAChangedCredential() throws Exception {
    var document =
        JsonReader.readObject(
            issuer.issue(WorkStatement.TYPE, STATEMENT).credential().toByteArray());
    var forged =
        SecuredDocument.read(document.with("issuer", "did:web:other.example"), Contexts.bundled());
    assertThatThrownBy(() -> forged.verify(forged.proofs().get(0), key.verificationKey()))
        .isInstanceOf(org.workcommons.vc.problem.ProblemException.class);
  }

  private StatusList published(StatusEntry entry) throws Exception {
    var document = verified(issuer.statusList(entry.list()));
    return StatusList.read(
        Credential.of(document).subjects().get(0), Pointer.ROOT.at("credentialSubject"));
  }

  private JsonObject verified(VerifiableCredential credential) throws Exception {
    assertThat(credential.mediaType()).isEqualTo(MediaType.VC);
    var secured =
        SecuredDocument.read(JsonReader.readObject(credential.toByteArray()), Contexts.bundled());
    assertThat(secured.proofs()).hasSize(1);
    return secured.verify(secured.proofs().get(0), key.verificationKey());
  }

  private static String verificationMethod(Issuer issuer) throws Exception {
    var bytes = issuer.issue(WorkStatement.TYPE, STATEMENT).credential().toByteArray();
    return SecuredDocument.read(JsonReader.readObject(bytes), Contexts.bundled())
        .proofs()
        .get(0)
        .verificationMethod()
        .toString();
  }

  private static ClaimType<String> type(String credentialType) {
    return ClaimType.of(
        credentialType,
        WorkStatement.TYPE.context(),
        WorkStatement.TYPE.schema(),
        in -> in.string("skill"),
        skill ->
            skill.isEmpty()
                ? JsonObject.empty()
                : JsonObject.builder().put("id", "did:web:a.example").put("area", skill).build());
  }

  private record AbsentKey(VerificationKey verificationKey) implements Signer {
    @Override
    public byte[] sign(byte[] message) throws IOException {
      throw new IOException("no answer");
    }
  }
}
