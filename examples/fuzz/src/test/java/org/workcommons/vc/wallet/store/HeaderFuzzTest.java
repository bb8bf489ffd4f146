package org.workcommons.vc.wallet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;

/** A wallet's header is read and written as it was, or the wallet is damaged. */
class HeaderFuzzTest {
  private static final JsonObject PASSPHRASE =
      Samples.json(
          """
          {"format":"work-commons-wallet","version":2,"id":"00112233445566778899aabbccddeeff",
           "unlock":{"method":"argon2id","memoryKiB":65536,"passes":3,"lanes":4,"salt":"AAECAwQFBgcICQoLDA0ODw"},
           "keyset":"AAECAwQF"}
          """);
  private static final JsonObject KEY_FILE =
      PASSPHRASE.with("unlock", Samples.json("{\"method\":\"key-file\"}"));

  @MethodSource("programs")
  @FuzzTest
  void header(byte[] program) {
    reads(Alterations.of(PASSPHRASE, program));
    reads(Alterations.of(KEY_FILE, program));
  }

  @MethodSource("texts")
  @FuzzTest
  void headerText(byte[] input) {
    reads(input);
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 3, 1, 2, 0, 0, 5});
  }

  static Stream<byte[]> texts() {
    return Stream.of(PASSPHRASE, KEY_FILE).map(JsonWriter::compact);
  }

  private static void reads(byte[] input) {
    try {
      var header = Header.read(input);
      var written = header.toBytes();
      holds(Arrays.equals(Header.read(written).toBytes(), written), "read back the same");
      holds(header.version() >= 1 && header.version() <= Header.VERSION, "a version known here");
      if (header.derivation() instanceof KeyDerivation.KeyFile) {
        opensNothing(header);
      }
    } catch (WalletException e) {
      Promise.isLine(e.getMessage());
    }
  }

  /** Nobody wrapped these keysets. A passphrase takes too long to try here. */
  private static void opensNothing(Header header) {
    var key = new byte[Unlock.KEY_BYTES];
    var keyring = Keyring.unwrap("keyset".getBytes(UTF_8), key, header.toBytes());
    holds(keyring.isEmpty(), "opens nothing");
  }
}
