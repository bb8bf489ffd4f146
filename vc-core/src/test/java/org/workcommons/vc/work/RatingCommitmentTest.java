package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/** What a rater says of a rating before she says what it is. */
class RatingCommitmentTest {
  private static final Digest RATING =
      new Digest("sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE");
  private static final RatingCommitment COMMITMENT =
      new RatingCommitment(
          URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff"),
          RatingDirection.CUSTOMER_RATES_WORKER,
          "service",
          RatingCommitment.digest(RATING, new byte[16]),
          Instant.parse("2026-10-15T08:00:00Z"));

  private static final SigningKey CUSTOMER = SigningKey.fresh(KeyType.ED25519);

  @Test
  void readsBackWhatItWrote() throws ProblemException {
    assertThat(RatingCommitment.read(COMMITMENT.json())).isEqualTo(COMMITMENT);
    assertThat(schemaAccepts(COMMITMENT.json())).isTrue();
  }

  /** As {@code specs/rating.md} prints it; computed once with another program. */
  @Test
  void aDigestIsWhatTheProfilePrints() throws Exception {
    assertThat(COMMITMENT.digest().value())
        .isEqualTo("sha256-7YIiGEWbGPMQ2gc_ilQHDRd5fmSsH_H2zGDWcUdfivA");
    assertThat(Files.readString(Specs.at("rating.md")))
        .contains(COMMITMENT.digest().value(), RATING.value());
  }

  @Test
  void everySaltMakesAnotherDigest() {
    var other = new byte[16];
    other[15] = 1;
    assertThat(RatingCommitment.digest(RATING, other)).isNotEqualTo(COMMITMENT.digest());
    assertThat(RatingCommitment.digest(RATING, new byte[17])).isNotEqualTo(COMMITMENT.digest());
    assertThat(RatingCommitment.digest(COMMITMENT.digest(), new byte[16]))
        .isNotEqualTo(COMMITMENT.digest());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingCommitment.digest(RATING, new byte[15]));
  }

  @ParameterizedTest
  @EnumSource(
      value = RatingDirection.class,
      names = {"WORKER_RATES_PLATFORM", "PEER_RATES_PEER"})
  void nobodyCommitsWhereNobodyAnswers(RatingDirection direction) {
    assertRefused(COMMITMENT.json().with("direction", direction.term()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RatingCommitment(
                    COMMITMENT.engagement(),
                    direction,
                    "service",
                    RATING,
                    COMMITMENT.committedAt()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"type", "engagement", "direction", "reviewAspect", "digest", "committedAt"})
  void refusesACommitmentThatLacksAMember(String name) {
    assertRefused(COMMITMENT.json().without(name));
    assertRefused(COMMITMENT.json().with(name, JsonNumber.of(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "type,Rating",
    "engagement,urn:uuid:1B0F6F36-57AB-4FB1-8B0A-6D4BB7F2C1FF",
    "reviewAspect,Service",
    "digest,sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbF",
    "committedAt,2026-10-15T08:00:00.5Z",
    "committedAt,2026-10-15T08:00:00+00:00",
    "ratingValue,9"
  })
  void refusesWhatIsNoCommitment(String name, String value) {
    assertRefused(COMMITMENT.json().with(name, value));
  }

  // --- openings

  @Test
  void anOpeningOpensItsCommitmentAndNoOther() throws Exception {
    var rating = rating();
    var opening = RatingOpening.of(rating, new byte[32]);
    var commitment =
        new RatingCommitment(
            COMMITMENT.engagement(),
            COMMITMENT.direction(),
            "service",
            opening.commitment(),
            COMMITMENT.committedAt());

    assertThat(commitment.isOpenedBy(opening)).isTrue();
    assertThat(COMMITMENT.isOpenedBy(opening)).isFalse();
    assertThat(commitment.isOpenedBy(RatingOpening.of(rating, new byte[31]))).isFalse();
    assertThat(commitment.isOpenedBy(RatingOpening.fresh(rating))).isFalse();
  }

  @Test
  void anOpeningSurvivesAFile() throws Exception {
    var opening = RatingOpening.fresh(rating());

    var read =
        RatingOpening.received(JsonWriter.pretty(opening.json()).getBytes(StandardCharsets.UTF_8));

    assertThat(read.commitment()).isEqualTo(opening.commitment());
    assertThat(read.ratingDigest()).isEqualTo(opening.ratingDigest());
    assertThat(read.json()).isEqualTo(opening.json());
  }

  @Test
  void refusesAnOpeningThatIsNone() throws Exception {
    var json = RatingOpening.fresh(rating()).json();
    for (var bad :
        new JsonObject[] {
          json.with("schema", "vc/ratingopening/2"),
          json.without("salt"),
          json.with("salt", "AAAAAAAAAAAAAAAAAAAA"),
          json.with("salt", "A".repeat(88)),
          json.with("salt", "not base64url"),
          json.without("rating"),
          json.with("rating", "nonsense"),
          json.with("rating", JsonNumber.of(9)),
          json.with("rating", JsonObject.empty()),
          json.with("more", "of it")
        }) {
      assertThatThrownBy(() -> RatingOpening.received(JsonWriter.compact(bad)))
          .as(bad.toString())
          .isInstanceOf(ProblemException.class);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> RatingOpening.of(rating(), new byte[15]));
    assertThatIllegalArgumentException().isThrownBy(() -> RatingOpening.of(rating(), new byte[65]));
  }

  @Test
  void anOpeningPrintsNothing() throws Exception {
    assertThat(RatingOpening.fresh(rating())).hasToString("RatingOpening");
  }

  private static VerifiableCredential rating() throws Exception {
    var did = DidKey.of(CUSTOMER.verificationKey());
    var document =
        ClaimSamples.credential(
            "RatingCredential", did.value(), ClaimSamples.subject("rating.md", 0));
    return VerifiableCredential.restore(
        JsonWriter.compact(
            new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
                .secure(
                    document,
                    CUSTOMER,
                    ProofOptions.assertion(
                        DidKey.verificationMethod(did), Instant.parse("2026-11-01T00:00:00Z")))));
  }

  private static void assertRefused(JsonObject json) {
    assertThat(schemaAccepts(json)).as("by the schema: " + json).isFalse();
    assertThatThrownBy(() -> RatingCommitment.read(json)).isInstanceOf(ProblemException.class);
  }

  private static boolean schemaAccepts(JsonObject json) {
    try (var in = Files.newInputStream(Specs.at("schemas/rating-commitment-1.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in)
          .validate(new String(JsonWriter.compact(json), StandardCharsets.UTF_8), InputFormat.JSON)
          .isEmpty();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
