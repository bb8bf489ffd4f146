package org.workcommons.vc.issuer.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;

/**
 * A program that takes in one export with a slow key, and prints how far it is. Run by tests as a
 * process of its own, which they kill.
 */
final class IntakeProcess {
  static final Did PLATFORM = Did.of("did:web:tandem.coop.example");
  static final Did WORKER = Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");
  static final URI LISTS = URI.create("https://tandem.coop.example/status");
  static final SigningKey KEY =
      SigningKey.restore(KeyType.ED25519, new byte[32], SecretAccess.GRANTED);
  private static final Instant NOW = Instant.parse("2026-11-16T14:35:07Z");

  private IntakeProcess() {}

  public static void main(String[] args) throws Exception {
    try (var register = StatusRegister.open(Path.of(args[0]), LISTS)) {
      var export = PlatformExport.read(ExportFormat.CSV, Files.readAllBytes(Path.of(args[1])));
      var run =
          intake(new SlowKey(), register)
              .withProgress((done, total) -> print(done + " of " + total))
              .issue(WORKER, export);
      print("issued " + run.issued().size());
    }
  }

  static Intake intake(Signer signer, StatusRegister register) {
    var issuer =
        Issuer.of(PLATFORM, signer, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), register)
            .withClock(() -> NOW);
    return Intake.of(issuer, register);
  }

  private static void print(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Takes its time, as a key in a machine elsewhere does. */
  private record SlowKey() implements Signer {
    @Override
    public VerificationKey verificationKey() {
      return KEY.verificationKey();
    }

    @Override
    public byte[] sign(byte[] message) throws IOException {
      LockSupport.parkNanos(10_000_000);
      return KEY.sign(message);
    }
  }
}
