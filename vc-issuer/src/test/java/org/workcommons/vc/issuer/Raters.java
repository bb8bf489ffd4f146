package org.workcommons.vc.issuer;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;
import org.workcommons.vc.work.RatingScale;

/** A worker and her customer, who rate each other; everything about them is always the same. */
final class Raters {
  static final SigningKey WORKER = key(1);
  static final SigningKey CUSTOMER = key(2);
  static final SigningKey STRANGER = key(3);

  static final Instant ENDED = Instant.parse("2026-10-14T18:41:00Z");
  static final Instant DEADLINE = Instant.parse("2026-10-28T18:41:00Z");
  static final Instant COMMITTED = Instant.parse("2026-10-15T08:00:00Z");

  static final URI JOB = URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff");
  static final URI OTHER_JOB = URI.create("urn:uuid:2b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff");
  static final byte[] PLATFORM_SALT = new byte[16];

  private Raters() {}

  private static SigningKey key(int number) {
    var seed = new byte[32];
    seed[31] = (byte) number;
    return SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED);
  }

  static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }

  static Engagement engagement(URI id) {
    return new Engagement(
        did(WORKER),
        id,
        Did.of("did:web:tandem.coop.example"),
        did(CUSTOMER),
        EngagementOutcome.COMPLETED,
        Instant.parse("2026-10-14T18:02:00Z"),
        ENDED,
        1,
        DEADLINE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What the one who rates in {@code direction} signs with. */
  static SigningKey rater(RatingDirection direction) {
    return direction == RatingDirection.CUSTOMER_RATES_WORKER ? CUSTOMER : WORKER;
  }

  static Rating rating(RatingDirection direction, URI job, int value) {
    var basis = new Rating.Basis.OfEngagement(job);
    return new Rating(
        did(direction == RatingDirection.CUSTOMER_RATES_WORKER ? WORKER : CUSTOMER),
        basis,
        direction,
        "service",
        value,
        new RatingScale(1, 10),
        Optional.empty(),
        Rating.nullifier(basis, direction, "service", PLATFORM_SALT));
  }

  static RatingOpening opening(Rating rating, SigningKey signer) {
    return opening(Rating.TYPE.write(rating), signer);
  }

  static RatingOpening opening(JsonObject subject, SigningKey signer) {
    try {
      return RatingOpening.of(credential(subject, signer), new byte[16]);
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  static VerifiableCredential credential(JsonObject subject, SigningKey signer) {
    try {
      var document =
          JsonReader.readObject(
                  """
                  {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
                   "type":["VerifiableCredential","RatingCredential"],
                   "validFrom":"2026-10-15T00:00:00Z"}
                  """
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .with("issuer", did(signer).value())
              .with("credentialSubject", subject);
      return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
          .secureCredential(
              document,
              signer,
              ProofOptions.assertion(DidKey.verificationMethod(did(signer)), COMMITTED));
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static RatingCommitment commitment(RatingDirection direction, RatingOpening to) {
    return new RatingCommitment(JOB, direction, "service", to.commitment(), COMMITTED);
  }

  static SignedDocument signed(RatingCommitment commitment, SigningKey signer) {
    try {
      return SignedDocument.of(commitment.json())
          .sign(signer, DidKey.verificationMethod(did(signer)), COMMITTED);
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
