package org.workcommons.vc.issuer;

import static org.workcommons.vc.issuer.Raters.COMMITTED;
import static org.workcommons.vc.issuer.Raters.CUSTOMER;
import static org.workcommons.vc.issuer.Raters.DEADLINE;
import static org.workcommons.vc.issuer.Raters.JOB;
import static org.workcommons.vc.issuer.Raters.OTHER_JOB;
import static org.workcommons.vc.issuer.Raters.STRANGER;
import static org.workcommons.vc.issuer.Raters.WORKER;
import static org.workcommons.vc.issuer.Raters.commitment;
import static org.workcommons.vc.issuer.Raters.engagement;
import static org.workcommons.vc.issuer.Raters.opening;
import static org.workcommons.vc.issuer.Raters.rater;
import static org.workcommons.vc.issuer.Raters.rating;
import static org.workcommons.vc.issuer.Raters.signed;
import static org.workcommons.vc.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static org.workcommons.vc.problem.ProblemType.DOMAIN_SELF_RATING;
import static org.workcommons.vc.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static org.workcommons.vc.problem.ProblemType.QUORUM_NOT_MET;
import static org.workcommons.vc.problem.ProblemType.RATING_COMMITMENT_MISMATCH;
import static org.workcommons.vc.problem.ProblemType.RATING_REPEATED;
import static org.workcommons.vc.problem.ProblemType.RATING_REVEAL_EARLY;
import static org.workcommons.vc.problem.ProblemType.RATING_TOO_LATE;
import static org.workcommons.vc.work.RatingDirection.CUSTOMER_RATES_WORKER;
import static org.workcommons.vc.work.RatingDirection.WORKER_RATES_CUSTOMER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;

/** Makes {@code specs/vectors/bad/exchanges.json}: what two who rate each other must not get by. */
final class BadExchanges {
  private static final Instant NOW = COMMITTED.plusSeconds(1);
  private static final Duration WINDOW = Duration.ofDays(3);

  private final List<JsonValue> tests = new ArrayList<>();

  private BadExchanges() {}

  static JsonObject file() throws ProblemException {
    var all = new BadExchanges();
    all.good();
    all.commitments();
    all.reveals();
    return JsonObject.builder()
        .put("schema", "vc/bad-evidence/1")
        .put("title", "Ratings that are committed to and revealed")
        .put("numberOfTests", all.tests.size())
        .put("notes", notes())
        .put("tests", new JsonArray(all.tests))
        .build();
  }

  private static JsonObject notes() {
    return JsonObject.builder()
        .put(
            "Control",
            note("A good input, so that whoever refuses everything is found out.", "none"))
        .put(
            "Early",
            note("Before the other side has made up its mind.", "Ratings are answered in kind."))
        .put("Late", note("After the time to commit or to reveal.", "Who waits rates in revenge."))
        .put(
            "Changed",
            note("Not what was committed to.", "A side, or the platform, changes a rating."))
        .put("Signature", note("Not signed by the one who rates.", "Somebody rates for another."))
        .put("Double", note("A second rating of one side.", "One job counts twice."))
        .put("SelfRating", note("Somebody rates herself.", "Good ratings cost nothing."))
        .put(
            "Form",
            note(
                "A member is missing, unknown or of another kind.",
                "Two readers see two commitments."))
        .build();
  }

  private static JsonObject note(String description, String effect) {
    return JsonObject.builder().put("description", description).put("effect", effect).build();
  }

  private static RatingOpening open(RatingDirection direction, int value) {
    return opening(rating(direction, JOB, value), rater(direction));
  }

  private static SignedDocument promise(RatingDirection direction, int value) {
    return signed(commitment(direction, open(direction, value)), rater(direction));
  }

  private void good() throws ProblemException {
    add(
        "Control",
        "both commit, both reveal",
        null,
        commit(NOW, promise(CUSTOMER_RATES_WORKER, 9)),
        commit(NOW, promise(WORKER_RATES_CUSTOMER, 4)),
        reveal(NOW, open(CUSTOMER_RATES_WORKER, 9)),
        reveal(NOW, open(WORKER_RATES_CUSTOMER, 4)));
    add(
        "Control",
        "one side commits and reveals after the deadline",
        null,
        commit(NOW, promise(CUSTOMER_RATES_WORKER, 9)),
        reveal(DEADLINE, open(CUSTOMER_RATES_WORKER, 9)));
  }

  private void commitments() throws ProblemException {
    var customer = promise(CUSTOMER_RATES_WORKER, 9);
    add("Late", "a commitment at the deadline", RATING_TOO_LATE, commit(DEADLINE, customer));
    add(
        "Double",
        "a second commitment of one side",
        RATING_REPEATED,
        commit(NOW, customer),
        commit(NOW, promise(CUSTOMER_RATES_WORKER, 1)));
    for (SigningKey other : List.of(WORKER, STRANGER)) {
      add(
          "Signature",
          "the customer's commitment, signed by " + (other == WORKER ? "the worker" : "a stranger"),
          QUORUM_NOT_MET,
          commit(
              NOW,
              signed(commitment(CUSTOMER_RATES_WORKER, open(CUSTOMER_RATES_WORKER, 9)), other)));
    }
    add(
        "Signature",
        "a commitment altered after it was signed",
        CRYPTOGRAPHIC_SECURITY_ERROR,
        commit(
            NOW, SignedDocument.of(customer.json().with("committedAt", "2026-10-15T08:00:01Z"))));
    add(
        "Changed",
        "a commitment of another aspect",
        RATING_COMMITMENT_MISMATCH,
        commit(NOW, bent(customer, "reviewAspect", "safety")));
    add(
        "Changed",
        "a commitment of another job",
        RATING_COMMITMENT_MISMATCH,
        commit(NOW, bent(customer, "engagement", OTHER_JOB.toString())));
    add(
        "Form",
        "a commitment without a digest",
        MALFORMED_VALUE_ERROR,
        commit(NOW, SignedDocument.of(customer.json().without("digest"))));
    add(
        "Form",
        "a commitment in a direction that nobody answers",
        MALFORMED_VALUE_ERROR,
        commit(NOW, bent(customer, "direction", "worker-rates-platform")));
    for (var time :
        List.of(
            "2026-10-15T08:00:00",
            "2026-10-15T24:00:00Z",
            "2026-10-15T07:59:60Z",
            "2026-10-14T18:40:59Z")) {
      add(
          "Form",
          "committed at " + time,
          MALFORMED_VALUE_ERROR,
          commit(NOW, bent(customer, "committedAt", time)));
    }
  }

  /** With another member, rightly signed. */
  private static SignedDocument bent(SignedDocument document, String member, String value) {
    try {
      var changed = document.json().without("proof").with(member, value);
      return signed(RatingCommitment.read(changed), CUSTOMER);
    } catch (ProblemException e) {
      return SignedDocument.of(document.json().with(member, value));
    }
  }

  private void reveals() throws ProblemException {
    var customer = promise(CUSTOMER_RATES_WORKER, 9);
    var worker = promise(WORKER_RATES_CUSTOMER, 4);
    add(
        "Early",
        "revealed while the other side may still choose",
        RATING_REVEAL_EARLY,
        commit(NOW, customer),
        reveal(NOW, open(CUSTOMER_RATES_WORKER, 9)));
    add(
        "Early",
        "revealed before anybody committed",
        RATING_REVEAL_EARLY,
        reveal(NOW, open(CUSTOMER_RATES_WORKER, 9)));
    add(
        "Late",
        "revealed by a side that did not commit",
        RATING_TOO_LATE,
        commit(NOW, customer),
        reveal(DEADLINE, open(WORKER_RATES_CUSTOMER, 4)));
    add(
        "Late",
        "revealed when the time for it is over",
        RATING_TOO_LATE,
        commit(NOW, customer),
        reveal(DEADLINE.plus(WINDOW), open(CUSTOMER_RATES_WORKER, 9)));
    add(
        "Changed",
        "another rating than was committed to",
        RATING_COMMITMENT_MISMATCH,
        commit(NOW, customer),
        commit(NOW, worker),
        reveal(NOW, open(CUSTOMER_RATES_WORKER, 1)));
    add(
        "Changed",
        "another salt than was committed to",
        RATING_COMMITMENT_MISMATCH,
        commit(NOW, customer),
        commit(NOW, worker),
        reveal(NOW, RatingOpening.of(open(CUSTOMER_RATES_WORKER, 9).rating(), new byte[17])));
    var foreign = opening(rating(CUSTOMER_RATES_WORKER, OTHER_JOB, 9), CUSTOMER);
    add(
        "Changed",
        "a rating of another job",
        RATING_COMMITMENT_MISMATCH,
        commit(NOW, signed(commitment(CUSTOMER_RATES_WORKER, foreign), CUSTOMER)),
        commit(NOW, worker),
        reveal(NOW, foreign));
    var strange = opening(rating(CUSTOMER_RATES_WORKER, JOB, 9), STRANGER);
    add(
        "Signature",
        "a rating by a stranger",
        RATING_COMMITMENT_MISMATCH,
        commit(NOW, signed(commitment(CUSTOMER_RATES_WORKER, strange), CUSTOMER)),
        commit(NOW, worker),
        reveal(NOW, strange));
    var own = opening(rating(CUSTOMER_RATES_WORKER, JOB, 9), WORKER);
    add(
        "SelfRating",
        "a rating by the one who is rated",
        DOMAIN_SELF_RATING,
        commit(NOW, signed(commitment(CUSTOMER_RATES_WORKER, own), CUSTOMER)),
        commit(NOW, worker),
        reveal(NOW, own));
    add(
        "Changed",
        "the platform changed a word of what a client wrote",
        CRYPTOGRAPHIC_SECURITY_ERROR,
        commit(NOW, customer),
        commit(NOW, worker),
        reveal(NOW, tampered()));
  }

  /** What was signed says 9. */
  private static JsonObject tampered() throws ProblemException {
    var opening = open(CUSTOMER_RATES_WORKER, 9).json();
    var rating = (JsonObject) opening.get("rating").orElseThrow();
    var subject = (JsonObject) rating.get("credentialSubject").orElseThrow();
    var said = ((JsonObject) subject.get("rating").orElseThrow()).with("reviewBody", "Late.");
    return opening.with("rating", rating.with("credentialSubject", subject.with("rating", said)));
  }

  private static JsonObject commit(Instant at, SignedDocument document) {
    return event(at, "commit", document.json());
  }

  private static JsonObject reveal(Instant at, RatingOpening opening) throws ProblemException {
    return reveal(at, opening.json());
  }

  private static JsonObject reveal(Instant at, JsonObject opening) {
    return event(at, "reveal", opening);
  }

  private static JsonObject event(Instant at, String what, JsonObject document) {
    return JsonObject.builder().put("at", at.toString()).put(what, document).build();
  }

  private void add(String flag, String comment, @Nullable ProblemType problem, JsonObject... events)
      throws ProblemException {
    var exchange = RatingExchange.open(engagement(JOB), "service", Raters.PLATFORM_SALT, WINDOW);
    var test =
        JsonObject.builder()
            .put("tcId", tests.size() + 1)
            .put("comment", comment)
            .put("flags", JsonArray.ofStrings(List.of(flag)))
            .put("kind", "exchange")
            .put(
                "input",
                JsonObject.builder()
                    .put("exchange", JsonReader.readObject(exchange.toByteArray()))
                    .put("events", new JsonArray(List.<JsonValue>of(events)))
                    .build())
            .put("result", problem == null ? "valid" : "invalid");
    if (problem != null) {
      test.put("problem", problem.uri().toString());
    }
    tests.add(test.build());
  }
}
