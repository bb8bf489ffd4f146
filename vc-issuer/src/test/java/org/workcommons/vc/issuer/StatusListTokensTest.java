package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.status.StatusListToken;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;

class StatusListTokensTest {
  private static final URI BASE = URI.create("https://coop.example/status");
  private static final Instant NOW = Instant.parse("2026-11-16T14:35:07.123Z");

  @TempDir private Path folder;
  @TempDir private Path own;
  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private StatusRegister register;
  private Path first;

  @BeforeEach
  void open() throws Exception {
    register = StatusRegister.open(own.resolve("register.db"), BASE);
    first = folder.resolve("status").resolve("1");
  }

  @AfterEach
  void close() throws Exception {
    register.close();
  }

  @Test
  void writesEachListWhereItsUrlLeads() throws Exception {
    var revoked = revoked();
    var suspended = issuer(NOW).withStatusPurpose(StatusPurpose.SUSPENSION).allocateTokenStatus();
    register.set(suspended, TokenStatus.SUSPENDED);
    var publication = publish(NOW);

    assertThat(publication.written().keySet()).containsExactlyElementsOf(register.lists());
    assertThat(publication.written().get(revoked.uri())).isEqualTo(first);
    var one = token(first);
    assertThat(one.uri()).isEqualTo(revoked.uri());
    assertThat(one.issuedAt()).isEqualTo(Instant.parse("2026-11-16T14:35:07Z"));
    assertThat(one.expires()).contains(Instant.parse("2026-11-23T14:35:07Z"));
    assertThat(one.timeToLive()).contains(Issuer.LIST_TIME_TO_LIVE);
    assertThat(one.list().status(revoked.idx())).isEqualTo(TokenStatus.INVALID);
    var two = token(folder.resolve("status").resolve("2"));
    assertThat(two.list().status(suspended.idx())).isEqualTo(TokenStatus.SUSPENDED);
  }

  @Test
  void namesItsKeyAndItsKind() throws Exception {
    var list =
        Jwt.received(StatusListToken.TYPE, bytes(issuer(NOW).statusListToken(revoked().uri())));
    assertThat(list.header().string("typ")).contains("statuslist+jwt");
    assertThat(list.keyId())
        .contains(new DidUrl(IssuingProcess.PLATFORM, key.verificationKey().multikey()).toString());
    assertThat(list.unverifiedClaims().names())
        .containsExactlyInAnyOrder("sub", "iat", "exp", "ttl", "status_list");
  }

  @Test
  void keepsAFileThatSaysTheSame() throws Exception {
    revoked();
    publish(NOW);
    var before = Files.readAllBytes(first);
    assertThat(publish(NOW.plus(Duration.ofMinutes(29))).written()).isEmpty();
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
    assertThat(publish(NOW.plus(Duration.ofMinutes(30))).written()).hasSize(1);
  }

  @Test
  void writesWhatChangedAndNothingElse() throws Exception {
    var suspended = issuer(NOW).withStatusPurpose(StatusPurpose.SUSPENSION).allocateTokenStatus();
    revoked();
    publish(NOW);
    register.set(suspended, TokenStatus.INVALID);
    assertThat(publish(NOW).written().keySet()).containsExactly(suspended.uri());
  }

  @Test
  void writesAListThatSeemsToComeFromTheFuture() throws Exception {
    revoked();
    publish(NOW.plus(Duration.ofDays(1)));
    assertThat(publish(NOW).written()).hasSize(1);
  }

  @Test
  void writesAnewWhereTheKeyOrItsNameChanged() throws Exception {
    revoked();
    publish(NOW);
    var renamed = issuer(NOW).withVerificationMethod(new DidUrl(IssuingProcess.PLATFORM, "key-2"));
    assertThat(StatusLists.publishTokens(renamed, folder).written()).hasSize(1);
    assertThat(StatusLists.publishTokens(renamed, folder).kept()).hasSize(1);
    var other = issuer(SigningKey.fresh(KeyType.P256), NOW);
    assertThat(StatusLists.publishTokens(other, folder).written()).hasSize(1);
  }

  @Test
  void replacesAListOfCredentialsInItsPlace() throws Exception {
    revoked();
    StatusLists.publish(issuer(SigningKey.fresh(KeyType.ED25519), NOW), folder);
    assertThat(publish(NOW).written()).hasSize(1);
    assertThat(token(first).list().bits()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJ.eyJ.AAAA", "{}"})
  void replacesWhateverElseIsThere(String content) throws Exception {
    revoked();
    publish(NOW);
    Files.writeString(first, content);
    assertThat(publish(NOW).written()).hasSize(1);
  }

  @Test
  void replacesAFileOfWhichOneCharacterChanged() throws Exception {
    revoked();
    publish(NOW);
    var good = Files.readString(first);
    for (int at = 0; at < good.length(); at += 97) {
      char other = good.charAt(at) == 'A' ? 'B' : 'A';
      Files.writeString(first, good.substring(0, at) + other + good.substring(at + 1));
      assertThat(publish(NOW).written()).as("at %d", at).hasSize(1);
    }
  }

  @Test
  void leavesTheOldFileWhereTheKeyFails() throws Exception {
    revoked();
    publish(NOW);
    var before = Files.readString(first);
    var later = NOW.plus(Duration.ofHours(1));
    var failing = issuer(new AbsentKey(key.verificationKey()), later);
    assertThatThrownBy(() -> StatusLists.publishTokens(failing, folder))
        .isInstanceOf(IssuingException.class);
    assertThat(Files.readString(first)).isEqualTo(before);
  }

  @Test
  void leavesOutListsForOtherPurposes() throws Exception {
    var message = register.allocate(StatusPurpose.MESSAGE);
    var refresh = register.allocate(StatusPurpose.REFRESH);
    assertThat(publish(NOW).written()).doesNotContainKeys(message.list(), refresh.list());
    assertThatThrownBy(() -> issuer(NOW).statusListToken(refresh.list()))
        .isInstanceOf(IssuingException.class);
  }

  @Test
  void refusesListsThatAreNotUnderHttps() throws Exception {
    var base = URI.create("http://coop.example/status");
    try (var open = StatusRegister.open(own.resolve("open.db"), base)) {
      var issuer =
          Issuer.of(
              IssuingProcess.PLATFORM, key, new DataIntegrity(Cryptosuite.ECDSA_JCS_2019), open);
      assertThatThrownBy(issuer::allocateTokenStatus).isInstanceOf(IssuingException.class);
      assertThatThrownBy(() -> StatusLists.publishTokens(issuer, folder))
          .isInstanceOf(IssuingException.class)
          .hasMessageContaining("https");
    }
  }

  @Test
  void refusesAListThatTheRegisterDoesNotHave() {
    assertThatThrownBy(() -> issuer(NOW).statusListToken(BASE))
        .isInstanceOf(IssuingException.class);
  }

  private TokenStatusEntry revoked() throws IssuingException {
    var entry = issuer(NOW).allocateTokenStatus();
    register.set(entry, TokenStatus.INVALID);
    return entry;
  }

  private StatusLists.Publication publish(Instant now) throws IssuingException {
    return StatusLists.publishTokens(issuer(now), folder);
  }

  private Issuer issuer(Instant now) {
    return issuer(key, now);
  }

  private Issuer issuer(Signer signer, Instant now) {
    var suite =
        signer.verificationKey().type() == KeyType.P256
            ? Cryptosuite.ECDSA_JCS_2019
            : Cryptosuite.EDDSA_JCS_2022;
    return Issuer.of(IssuingProcess.PLATFORM, signer, new DataIntegrity(suite), register)
        .withClock(() -> now);
  }

  private StatusListToken token(Path file) throws Exception {
    var list = Jwt.received(StatusListToken.TYPE, Files.readAllBytes(file));
    return StatusListToken.of(list.verify(key.verificationKey()));
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private record AbsentKey(VerificationKey verificationKey) implements Signer {
    @Override
    public byte[] sign(byte[] message) throws IOException {
      throw new IOException("no answer");
    }
  }
}
