package org.workcommons.vc.issuer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/**
 * A program that issues many credentials with a slow key, and prints the key and the digest of each
 * as it is delivered. Run by tests as a process of its own, which they kill.
 */
final class IssuingProcess {
  static final Did PLATFORM = Did.of("did:web:tandem.coop.example");
  static final URI LISTS = URI.create("https://tandem.coop.example/status");
  static final Instant NOW = Instant.parse("2026-11-16T14:35:07Z");
  private static final SigningKey KEY =
      SigningKey.restore(KeyType.ED25519, new byte[32], SecretAccess.GRANTED);

  private IssuingProcess() {}

  public static void main(String[] args) throws Exception {
    try (var register = open(args[0])) {
      var items =
          IntStream.range(0, Integer.parseInt(args[1]))
              .mapToObj(i -> new RunEntry<>("item-" + i, statement(i)))
              .iterator();
      var tally =
          Issuer.of(
                  PLATFORM, new SlowKey(), new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), register)
              .withClock(() -> NOW)
              .issueAll("run", WorkStatement.TYPE, items, IssuingProcess::print);
      System.out.println("done " + (tally.issued() + tally.before()));
    }
  }

  static StatusRegister open(String address) throws IssuingException {
    return address.startsWith("jdbc:")
        ? StatusRegister.connect(Postgres.source(address), LISTS)
        : StatusRegister.open(Path.of(address), LISTS);
  }

  static WorkStatement statement(int engagements) {
    return new WorkStatement(
        Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X"),
        PLATFORM,
        YearMonth.of(2026, 10),
        Assurance.PLATFORM_SIGNED,
        ChainLink.first(new Counts(engagements, 0)),
        Work.of(engagements, Quantity.of("4.25")),
        Optional.empty(),
        Optional.empty(),
        Optional.of("Port Sable"));
  }

  private static void print(Delivery.Delivered one) {
    var digest = Base64Url.encode(Sha256.hash(one.issued().credential().toByteArray()));
    System.out.println(one.key() + " " + digest + " " + one.issued().entry().index());
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
      LockSupport.parkNanos(1_000_000);
      return KEY.sign(message);
    }
  }
}
