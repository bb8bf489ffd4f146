package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;

/**
 * A worker's objection to one rating. {@code specs/dispute-outcome.md}, Dispute. Evidence stays
 * with the parties: here is its digest at most.
 *
 * @param id {@code urn:uuid:…}
 * @param community who is asked to decide
 * @param leaf the rating
 * @param ground why
 * @param remedy what is asked for
 * @param statement what the worker has to say, up to 1,000 characters
 * @param evidence the digest of what she keeps
 * @param filedAt when, to the second
 */
public record Dispute(
    URI id,
    Did community,
    RatingLeaf leaf,
    DisputeGround ground,
    Remedy remedy,
    Optional<String> statement,
    Optional<Digest> evidence,
    Instant filedAt) {
  private static final String TYPE = "Dispute";

  public Dispute {
    requireNonNull(community);
    requireNonNull(leaf);
    requireNonNull(ground);
    requireNonNull(remedy);
    requireNonNull(evidence);
    if (!Terms.isUrnUuid(id) || !Terms.isWholeSecond(filedAt)) {
      throw new IllegalArgumentException("a dispute has a urn:uuid: and a time in whole seconds");
    }
    if (statement.isPresent() && !Terms.isText(statement.get())) {
      throw new IllegalArgumentException(
          "a statement is text of up to " + Terms.TEXT_CHARS + " characters");
    }
  }

  /** What a worker asks for. */
  public enum Remedy {
    /** That the rating is taken out. */
    EXCLUDE("exclude"),
    /** That it is put right, which the rater has to agree to. */
    AMEND("amend");

    private final String term;

    Remedy(String term) {
      this.term = term;
    }

    /** {@return the word for it in a dispute} */
    public String term() {
      return term;
    }
  }

  /** {@return the dispute that {@code document} is, signed by the worker whose rating it is} */
  public static Dispute received(SignedDocument document, DidResolver resolver, Instant at)
      throws ProblemException {
    var dispute = read(document.unsigned());
    Quorum.only(dispute.leaf.worker()).certify(document, resolver, at);
    return dispute;
  }

  /** {@return the dispute that {@code json} is, whoever signed it} */
  public static Dispute read(JsonObject json) throws ProblemException {
    var in = ObjectReader.of(json.without("proof"), Pointer.ROOT);
    Terms.type(in, TYPE);
    var dispute =
        new Dispute(
            Terms.urnUuid(in, "id"),
            Terms.did(in, "community"),
            RatingLeaf.read(in.object("leaf")),
            DisputeGround.of(in.string("ground"))
                .orElseThrow(() -> in.malformed("ground", "not one of the seven grounds")),
            remedy(in),
            Terms.optionalText(in, "statement"),
            Terms.optionalDigest(in, "evidenceDigest"),
            Terms.instant(in, "filedAt"));
    in.noOthers();
    return dispute;
  }

  private static Remedy remedy(ObjectReader in) throws ProblemException {
    var term = in.string("remedySought");
    for (var remedy : Remedy.values()) {
      if (remedy.term.equals(term)) {
        return remedy;
      }
    }
    throw in.malformed("remedySought", "must be exclude or amend");
  }

  /** {@return this dispute, to be signed by the worker} */
  public JsonObject json() {
    return JsonObject.builder()
        .put("type", TYPE)
        .put("id", id.toString())
        .put("community", community.value())
        .put("leaf", leaf.json())
        .put("ground", ground.term())
        .put("remedySought", remedy.term())
        .putIfPresent("statement", statement)
        .putIfPresent("evidenceDigest", evidence.map(Digest::value))
        .put("filedAt", DateTimeStamp.text(filedAt))
        .build();
  }

  /**
   * {@return whether it had to be decided before {@code at}}
   *
   * @param decideWithin of its filing, by the policy of its community
   */
  public boolean isOverdue(Duration decideWithin, Instant at) {
    return Duration.between(filedAt, at).compareTo(decideWithin) > 0;
  }

  /** {@return its ground only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "Dispute[" + ground.term() + "]";
  }
}
