package org.workcommons.vc.wallet.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.wallet.store.WalletException;

/** A backup is read as it was made, or refused; and no one's file opens but ours. */
class BackupFuzzTest {
  private static final RecoveryIdentity IDENTITY =
      RecoveryIdentity.parse(
              Bech32Text.encode("age-secret-key-", new byte[32]).toUpperCase(Locale.ROOT))
          .orElseThrow();
  private static final JsonObject DOCUMENT =
      Samples.json(
          """
          {"format":"work-commons-backup","version":1,"created":"2026-11-05T09:00:00Z","items":[
            {"kind":"credential","name":"a-1","text":"{}"},{"kind":"key","name":"b","base64url":"AAEC"}]}
          """);

  @MethodSource("files")
  @FuzzTest
  void file(byte[] input) {
    try {
      Backup.received(input, IDENTITY);
    } catch (WalletException e) {
      Promise.isLine(e.getMessage());
    }
  }

  @MethodSource("programs")
  @FuzzTest
  void document(byte[] program) {
    reads(Alterations.of(DOCUMENT, program));
  }

  @MethodSource("texts")
  @FuzzTest
  void documentText(byte[] input) {
    reads(input);
  }

  @MethodSource("identities")
  @FuzzTest
  void identity(byte[] input) {
    var text = new String(input, UTF_8);
    RecoveryIdentity.parse(text)
        .ifPresent(
            identity -> {
              var written = identity.text(SecretAccess.GRANTED);
              holds(text.contains(written), "one text");
              holds(
                  RecoveryIdentity.parse(written)
                      .orElseThrow()
                      .recipient()
                      .equals(identity.recipient()),
                  "read back the same");
            });
    RecoveryRecipient.parse(text)
        .ifPresent(recipient -> holds(recipient.toString().equals(text), "one text"));
  }

  static Stream<byte[]> files() {
    var honest = AgeFile.encrypt(JsonWriter.compact(DOCUMENT), IDENTITY.recipient());
    return Stream.of(
        honest,
        Arrays.copyOf(honest, honest.length - 1),
        "age-encryption.org/v1\n-> X25519 \n\n--- \n".getBytes(UTF_8));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 3, 1, 2, 0, 0, 5});
  }

  static Stream<byte[]> texts() {
    return Stream.of(JsonWriter.compact(DOCUMENT));
  }

  static Stream<byte[]> identities() {
    return Stream.of(
            "# comment\n" + IDENTITY.text(SecretAccess.GRANTED) + "\n",
            IDENTITY.recipient().value())
        .map(text -> text.getBytes(UTF_8));
  }

  private static void reads(byte[] input) {
    try {
      var document = BackupDocument.read(input);
      var written = document.toBytes();
      holds(Arrays.equals(BackupDocument.read(written).toBytes(), written), "read back the same");
    } catch (WalletException e) {
      Promise.isLine(e.getMessage());
    }
  }
}
