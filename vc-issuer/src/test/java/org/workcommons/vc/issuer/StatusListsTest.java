package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;

class StatusListsTest {
  private static final URI BASE = URI.create("https://coop.example/status");
  private static final Instant NOW = Instant.parse("2026-11-16T14:35:07.123Z");

  @TempDir private Path folder;
  @TempDir private Path own;
  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
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
    var entry = revoked();
    register.allocate(StatusPurpose.SUSPENSION);
    var publication = publish(NOW);
    assertThat(publication.written().values())
        .containsExactly(first, folder.resolve("status").resolve("2"));
    assertThat(publication.written().keySet()).containsExactlyElementsOf(register.lists());
    assertThat(publication.kept()).isEmpty();
    assertThat(list(first).bits().isSet(entry.index())).isTrue();
  }

  @Test
  void keepsAFileThatSaysTheSame() throws Exception {
    revoked();
    publish(NOW);
    var before = Files.readAllBytes(first);
    var time = Files.getLastModifiedTime(first);
    var again = publish(NOW.plus(Duration.ofMinutes(29)));
    assertThat(again.written()).isEmpty();
    assertThat(again.kept()).containsEntry(URI.create(BASE + "/1"), first);
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(time);
  }

  @Test
  void writesWhatChangedAndNothingElse() throws Exception {
    register.allocate(StatusPurpose.SUSPENSION);
    var entry = register.allocate(StatusPurpose.REVOCATION);
    publish(NOW);
    register.set(entry, StatusPurpose.REVOCATION, true);
    var again = publish(NOW.plusSeconds(1));
    assertThat(again.written().keySet()).containsExactly(entry.list());
    assertThat(again.kept()).hasSize(1);
  }

  @Test
  void signsAnewBeforeTheListIsTooOld() throws Exception {
    revoked();
    publish(NOW);
    assertThat(StatusLists.REWRITTEN_AFTER).isEqualTo(Duration.ofMinutes(30));
    var later = publish(NOW.plus(Duration.ofMinutes(30)));
    assertThat(later.written()).hasSize(1);
    assertThat(Credential.of(document(first)).validity().validFrom())
        .contains(Instant.parse("2026-11-16T15:05:07Z"));
  }

  @Test
  void keepsATokenThatSaysTheSame() throws Exception {
    var entry = revoked();
    var issuer = Issuer.of(IssuingProcess.PLATFORM, key, new Jose(), register).withClock(() -> NOW);
    assertThat(StatusLists.publish(issuer, folder).written()).hasSize(1);
    assertThat(Files.readString(first)).startsWith("eyJ");
    assertThat(StatusLists.publish(issuer, folder).kept()).hasSize(1);
    var content = Files.readString(first);
    Files.writeString(first, content.substring(0, content.length() - 3) + "AAA");
    assertThat(StatusLists.publish(issuer, folder).written()).hasSize(1);
    register.set(entry, StatusPurpose.REVOCATION, true);
    assertThat(StatusLists.publish(issuer, folder).kept()).hasSize(1);
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
    var other = issuer(SigningKey.fresh(KeyType.ED25519), NOW);
    assertThat(StatusLists.publish(other, folder).written()).hasSize(1);
    assertThat(publish(NOW).written()).hasSize(1);
    var renamed =
        issuer(key, NOW).withVerificationMethod(DidUrl.of(IssuingProcess.PLATFORM + "#2027"));
    assertThat(StatusLists.publish(renamed, folder).written()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "no JSON", "[]", "{\"validFrom\":7}", "{\"validFrom\":\"2026\"}"})
  void replacesWhateverElseIsThere(String content) throws Exception {
    revoked();
    Files.createDirectories(first.getParent());
    Files.writeString(first, content);
    assertThat(publish(NOW).written()).hasSize(1);
    assertThat(list(first).bits().size()).isPositive();
  }

  @Test
  void replacesAFileOfWhichOneCharacterChanged() throws Exception {
    revoked();
    publish(NOW);
    var good = Files.readString(first);
    // everywhere in the signature, here and there in the rest
    for (int i = 0; i < good.length(); i += i > good.length() - 100 ? 7 : 61) {
      var bad = new StringBuilder(good);
      bad.setCharAt(i, bad.charAt(i) == 'x' ? 'y' : 'x');
      Files.writeString(first, bad);
      assertThat(publish(NOW).written()).as("character %d", i).hasSize(1);
    }
  }

  @Test
  void leavesTheOldFileWhereTheKeyFails() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    publish(NOW);
    var before = Files.readAllBytes(first);
    register.set(entry, StatusPurpose.REVOCATION, true);
    var absent = issuer(new AbsentKey(key.verificationKey()), NOW);
    assertThatThrownBy(() -> StatusLists.publish(absent, folder))
        .isInstanceOf(IssuingException.class);
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
  }

  @Test
  void overwritesWhatAKilledCallLeft() throws Exception {
    revoked();
    Files.createDirectories(first.getParent());
    Files.writeString(first.resolveSibling(".1.part"), "half a list");
    publish(NOW);
    assertThat(first.resolveSibling(".1.part")).doesNotExist();
    assertThat(list(first).bits().size()).isPositive();
  }

  @Test
  void refusesASecondOneAtTheSameTime() throws Exception {
    revoked();
    try (var channel =
            FileChannel.open(
                folder.resolve(".vc-publish.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> publish(NOW))
          .isInstanceOf(IssuingException.class)
          .hasMessageContaining("somebody else");
    }
    assertThat(first).doesNotExist();
    assertThat(publish(NOW).written()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://coop.example/../etc/1",
        "https://coop.example/a/../../1",
        "https://coop.example/%2e%2e/1",
        "https://coop.example/a%2fb/1",
        "https://coop.example/a//1",
        "https://coop.example/.hidden/1",
        "https://coop.example/a%00/1",
        "https://coop.example/a%5cb/1",
        "https://coop.example/status/1?x=1",
        "https://coop.example",
        "https://coop.example/",
        "urn:status:1"
      })
  void refusesAUrlThatLeadsToNoFileOrElsewhere(String url) {
    assertThatThrownBy(() -> StatusLists.file(folder, URI.create(url)))
        .isInstanceOf(IssuingException.class);
  }

  @Test
  void saysWhatToDoWhereTheFolderCannotBeWritten() throws Exception {
    revoked();
    var absent =
        catchThrowableOfType(
            IssuingException.class,
            () -> StatusLists.publish(issuer(key, NOW), folder.resolve("absent")));
    assertThat(absent.remedy()).contains("folder");
    Files.writeString(folder.resolve("status"), "a file in the way");
    assertThatThrownBy(() -> publish(NOW)).isInstanceOf(IssuingException.class);
  }

  @Test
  void letsTheWebServerReadTheFiles() throws Exception {
    revoked();
    publish(NOW);
    assertThat(Files.getPosixFilePermissions(first))
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("other"))));
  }

  /** The example of the specification, as a server that follows its table of headers. */
  @Test
  void isServedAsTheSpecificationSays() throws Exception {
    revoked();
    publish(NOW);
    var specification =
        Files.readString(Path.of(System.getProperty("vc.root"), "specs", "status-lists.md"), UTF_8);
    var example = specification.substring(specification.indexOf("```nginx"));
    assertThat(example).contains("default_type application/vc;");
    var maxAge = Pattern.compile("Cache-Control \"max-age=([0-9]+)\"").matcher(example);
    assertThat(maxAge.find()).isTrue();
    var age = Duration.ofSeconds(Long.parseLong(maxAge.group(1)));
    var cron = Duration.ofMinutes(5);
    assertThat(specification).contains("*/5 * * * *");
    assertThat(StatusLists.REWRITTEN_AFTER.plus(cron).plus(age))
        .isLessThan(Issuer.LIST_TIME_TO_LIVE);
    assertThat(age).isEqualTo(Issuer.LIST_TIME_TO_LIVE.dividedBy(4));
  }

  private StatusEntry revoked() throws IssuingException {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    register.set(entry, StatusPurpose.REVOCATION, true);
    return entry;
  }

  private StatusLists.Publication publish(Instant now) throws IssuingException {
    return StatusLists.publish(issuer(key, now), folder);
  }

  private Issuer issuer(Signer signer, Instant now) {
    return Issuer.of(
            IssuingProcess.PLATFORM,
            signer,
            new DataIntegrity(Cryptosuite.EDDSA_JCS_2022),
            register)
        .withClock(() -> now);
  }

  private StatusList list(Path file) throws Exception {
    var document = document(file);
    return StatusList.read(
        Credential.of(document).subjects().get(0), Pointer.ROOT.at("credentialSubject"));
  }

  private org.workcommons.vc.json.JsonObject document(Path file) throws Exception {
    var secured =
        SecuredDocument.read(JsonReader.readObject(Files.readAllBytes(file)), Contexts.bundled());
    return secured.verify(secured.proofs().get(0), key.verificationKey());
  }

  private record AbsentKey(VerificationKey verificationKey) implements Signer {
    @Override
    public byte[] sign(byte[] message) throws IOException {
      throw new IOException("no answer");
    }
  }
}
