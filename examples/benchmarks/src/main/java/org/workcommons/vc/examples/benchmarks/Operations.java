package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Money;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/**
 * The operations that are measured, ready to run. Each returns something, so that none can be
 * optimised away.
 */
public final class Operations implements AutoCloseable {
  /** What eddsa-jcs-2022 signs: two SHA-256 digests. */
  private static final int SIGNED_BYTES = 64;

  private static final Did WORKER =
      DidKey.of(
          SigningKey.restore(KeyType.ED25519, new byte[32], SecretAccess.GRANTED)
              .verificationKey());

  private final SigningKey key;
  private final byte[] message = new byte[SIGNED_BYTES];
  private final byte[] signature;
  private final StatusRegister register;
  private final Issuer issuer;
  private final WorkStatement statement;
  private final VerifiableCredential credential;
  private final Verifier verifier;

  public Operations(java.nio.file.Path folder) throws IOException, IssuingException {
    var seed = new byte[32];
    seed[0] = 42;
    key = SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED);
    signature = key.sign(message);
    var clock = InstantSource.fixed(Instant.parse("2026-11-05T09:00:00Z"));
    var did = DidKey.of(key.verificationKey());
    register =
        StatusRegister.open(
            folder.resolve("register.sqlite"), URI.create("https://tandem.example/status"));
    issuer =
        Issuer.of(did, key, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), register)
            .withClock(clock);
    statement = statement(did);
    var issued = issuer.issue(WorkStatement.TYPE, statement);
    credential = issued.credential();
    var lists = new java.util.HashMap<URI, VerifiableCredential>();
    lists.put(issued.entry().list(), issuer.statusList(issued.entry().list()));
    verifier =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(Set.of(did)),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(clock)
            .withStatusLists(StatusListSource.of(Map.copyOf(lists)));
  }

  /** A month of driving for {@code platform}. */
  static WorkStatement statement(Did platform) {
    var counts = new Counts(64, 20);
    return new WorkStatement(
        WORKER,
        platform,
        YearMonth.of(2026, 10),
        Assurance.PLATFORM_SIGNED,
        ChainLink.first(counts),
        Work.of(64, Quantity.of("71.5")).withNetIncome(new Money(Quantity.of("1432.80"), "EUR")),
        Optional.of(
            new Ratings(
                new RatingScale(1, 10),
                List.of(new RatingBucket(1, List.of(0L, 1L, 1L, 0L, 0L, 1L, 5L, 6L, 1L, 5L))))),
        Optional.of(URI.create("http://data.europa.eu/esco/isco/C8322")),
        Optional.of("Port Sable"));
  }

  /** The raw verification: the signature and nothing else. */
  public boolean rawVerify() {
    return key.verificationKey().verifies(message, signature);
  }

  /** The raw signature and nothing else. */
  public byte[] rawSign() {
    return key.sign(message);
  }

  /**
   * From the bytes of a statement to a verdict, its status list verified and decoded too: two
   * signatures.
   */
  public boolean verifyStatement() {
    return verifier.verify(credential) instanceof CredentialVerdict.CredentialAccepted;
  }

  /** From claims to the bytes of a statement, its status entry on disk. */
  public Object issueStatement() {
    try {
      return issuer.issue(WorkStatement.TYPE, statement);
    } catch (IssuingException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** {@return the size of the statement in bytes} */
  public int statementBytes() {
    return credential.toByteArray().length;
  }

  @Override
  public void close() throws IssuingException {
    register.close();
  }
}
