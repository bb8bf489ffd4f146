package org.workcommons.vc.wallet;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/** A platform that signs what the test wants: a chain of months for each worker, or anything. */
final class TestIssuer {
  static final int ENGAGEMENTS = 64;

  private static final Instant SIGNED = Instant.parse("2026-10-02T00:00:00Z");
  private static final YearMonth START = YearMonth.of(2026, 1);

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final Map<Did, WorkStatement> last = new HashMap<>();
  private final Map<Did, StatementDigest> digests = new HashMap<>();
  private VerifiableCredential latest;

  Did did() {
    return DidKey.of(key.verificationKey());
  }

  /** The next month's statement about {@code worker}: 64 engagements, one rating. */
  VerifiableCredential next(Did worker) throws Exception {
    var statement = statement(worker);
    var document = unsigned(statement);
    last.put(worker, statement);
    digests.put(worker, StatementDigest.of(document));
    latest = sign(document);
    return latest;
  }

  /** The same, secured by {@code mechanism}. */
  VerifiableCredential next(Did worker, SecuringMechanism mechanism) throws Exception {
    var statement = statement(worker);
    var method = DidKey.verificationMethod(did());
    latest =
        mechanism.secureCredential(
            unsigned(statement), key, ProofOptions.assertion(method, SIGNED));
    last.put(worker, statement);
    digests.put(worker, StatementDigest.of(Secured.read(latest, Contexts.bundled()).asIssued()));
    return latest;
  }

  /** What {@link #next} made last. */
  VerifiableCredential latest() {
    return latest;
  }

  /** {@code document} with this issuer as its issuer, signed. */
  VerifiableCredential sign(JsonObject document) throws Exception {
    var method = DidKey.verificationMethod(did());
    var secured =
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
            .secure(
                document.with("issuer", did().value()),
                key,
                ProofOptions.assertion(method, SIGNED));
    return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(secured));
  }

  private WorkStatement statement(Did worker) {
    var counts = new Counts(ENGAGEMENTS, 1);
    var before = last.get(worker);
    var link =
        before == null ? ChainLink.first(counts) : before.link().next(digests.get(worker), counts);
    return new WorkStatement(
        worker,
        did(),
        before == null ? START : before.period().plusMonths(1),
        Assurance.PLATFORM_SIGNED,
        link,
        Work.of(ENGAGEMENTS, Quantity.of("71.5")),
        Optional.of(
            new Ratings(
                new RatingScale(1, 5), List.of(new RatingBucket(1, List.of(0L, 0L, 0L, 0L, 1L))))),
        Optional.empty(),
        Optional.empty());
  }

  private JsonObject unsigned(WorkStatement statement) {
    return JsonObject.builder()
        .put(
            "@context",
            JsonArray.ofStrings(
                List.of(Contexts.CREDENTIALS_V2, WorkStatement.TYPE.context().toString())))
        .put(
            "type",
            JsonArray.ofStrings(
                List.of("VerifiableCredential", WorkStatement.TYPE.credentialType())))
        .put("issuer", did().value())
        .put("credentialSubject", WorkStatement.TYPE.write(statement))
        .build();
  }
}
