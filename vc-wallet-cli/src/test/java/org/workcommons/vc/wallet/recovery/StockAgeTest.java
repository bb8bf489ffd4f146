package org.workcommons.vc.wallet.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.key.SecretAccess;

/**
 * A backup must not depend on this program: the age program opens it. Skipped where it is absent.
 */
class StockAgeTest {
  @TempDir Path home;

  @BeforeEach
  void requireAge() {
    var path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
    assumeTrue(
        List.of(path).stream().anyMatch(place -> Files.isExecutable(Path.of(place, "age"))),
        "the age program is not installed");
  }

  @Test
  void opensWhatWeEncrypt() throws Exception {
    var identity = RecoveryIdentity.fresh();
    Files.writeString(home.resolve("key"), identity.text(SecretAccess.GRANTED));
    for (int size : new int[] {1, 65_535, 65_536, 65_537, 200_000}) {
      var content = noise(size);
      Files.write(home.resolve("backup.age"), AgeFile.encrypt(content, identity.recipient()));

      run("age", "--decrypt", "-i", "key", "-o", "plain", "backup.age");

      assertThat(Files.readAllBytes(home.resolve("plain"))).as(size + " bytes").isEqualTo(content);
    }
  }

  @Test
  void encryptsWhatWeOpen() throws Exception {
    var identity = RecoveryIdentity.fresh();
    var another = RecoveryIdentity.fresh();
    for (int size : new int[] {0, 1, 65_536, 200_000}) {
      var content = noise(size);
      Files.write(home.resolve("plain"), content);

      run(
          "age",
          "-r",
          another.recipient().value(),
          "-r",
          identity.recipient().value(),
          "-o",
          "backup.age",
          "plain");

      var file = Files.readAllBytes(home.resolve("backup.age"));
      assertThat(AgeFile.decrypt(file, identity)).as(size + " bytes").isEqualTo(content);
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static byte[] noise(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
