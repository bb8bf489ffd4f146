package org.workcommons.vc.reputation;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;

/**
 * A community's whole standard for reputation, as data: every constant of the arithmetic, what
 * counts as complete, how disputes go, and who can change it. Says nothing of whether enough of its
 * signers signed it. Immutable. {@code specs/governance-policy.md}.
 */
public final class GovernancePolicy {
  /** The algorithm that policies of this version are for. */
  public static final String ALGORITHM = "commons-score/1";

  /** What the arithmetic calls direct work; no DID, so no platform has this name. */
  static final String DIRECT = "direct";

  private final JsonObject document;
  private final Digest digest;
  private final PolicyIdentity identity;
  private final Map<String, PlatformScale> platforms;
  private final ScoringRules rules;
  private final Map<String, Predicate> predicates;
  private final PolicyTerms terms;

  GovernancePolicy(
      JsonObject document,
      Digest digest,
      PolicyIdentity identity,
      Map<String, PlatformScale> platforms,
      ScoringRules rules,
      Map<String, Predicate> predicates,
      PolicyTerms terms) {
    this.document = document;
    this.digest = digest;
    this.identity = identity;
    this.platforms = platforms;
    this.rules = rules;
    this.predicates = predicates;
    this.terms = terms;
  }

  /**
   * {@return the policy that {@code document} says} Refuses whatever is missing, unknown, out of
   * its range or beyond a bound. A member {@code proof} is left to others.
   */
  public static GovernancePolicy read(JsonObject document) throws ProblemException {
    return PolicyReader.read(document);
  }

  /** {@return the digest of the document in the form of RFC 8785, without its {@code proof}} */
  public Digest digest() {
    return digest;
  }

  /** {@return the document that was read, with its {@code proof} if it had one} */
  public JsonObject document() {
    return document;
  }

  /** {@return the URL that names this version} */
  public URI id() {
    return identity.id();
  }

  /** {@return the number of this version, from 1} */
  public long version() {
    return identity.version();
  }

  /** {@return the digest of the version before; empty for the first and for no other} */
  public Optional<Digest> previous() {
    return identity.previous();
  }

  /** {@return the day, in UTC, from which on it applies} */
  public LocalDate effectiveFrom() {
    return identity.effectiveFrom();
  }

  /** {@return whose standard it is} */
  public Did community() {
    return identity.community();
  }

  /** {@return the side of the work that is rated, such as {@code service}} */
  public String dimension() {
    return identity.dimension();
  }

  /** {@return where the same policy stands in words for people, and the digest of that text} */
  public LegalText text() {
    return identity.text();
  }

  /** {@return what is said of each platform, by the name that statements know it by} */
  public Map<String, PlatformScale> platforms() {
    return platforms;
  }

  /**
   * {@return what is said of ratings with an engagement behind them that both sides signed and no
   * platform that the policy knows; empty where they count for nothing} It has a ceiling, and no
   * step is worth more than what is assumed of a stranger.
   */
  public Optional<PlatformScale> direct() {
    return terms.direct();
  }

  /**
   * {@return whose signatures it takes to attest what a platform does not sign; empty where nobody
   * can} The policy's {@code attesters}; without them any two of its signers.
   */
  public Optional<Signers> attesters() {
    return terms.attesters();
  }

  /** {@return the most ratings that all of a platform of this standing weigh as much as} */
  public Map<PlatformStanding, Long> ceilings() {
    return terms.ceilings();
  }

  /** The ceilings of those platforms whose own are higher. */
  Map<String, Long> ceilings(Map<String, PlatformStanding> standings) {
    var lowered = new HashMap<String, Long>();
    standings.forEach(
        (platform, standing) -> {
          var most = terms.ceilings().get(standing);
          var rates = rules.platforms().get(platform);
          if (most != null && rates != null && rates.isAbove(most)) {
            lowered.put(platform, most);
          }
        });
    return lowered;
  }

  /** {@return the weight of each assurance, in millionths, by its term} */
  public Map<String, Integer> assurance() {
    return rules.assurance();
  }

  /**
   * {@return in how many months a rating loses all weight} The months from which on nothing of a
   * chain but its headers is needed.
   */
  public int fadeEndMonths() {
    return rules.recency().fadeEnd();
  }

  /** {@return the questions that a summary answers, by name, in the order of the document} */
  public Map<String, Predicate> predicates() {
    return predicates;
  }

  /** {@return when a history is complete} */
  public Completeness completeness() {
    return terms.completeness();
  }

  /** {@return how ratings are revealed} */
  public Reveal reveal() {
    return terms.reveal();
  }

  /** {@return how disputes are decided} */
  public Disputes disputes() {
    return terms.disputes();
  }

  /** {@return how much may be seen of whom} */
  public Privacy privacy() {
    return terms.privacy();
  }

  /** {@return how the policy is changed, as it stands in the document} */
  public JsonObject amendment() {
    return terms.amendment();
  }

  /** {@return whose signatures it takes} */
  public Signers signers() {
    return terms.signers();
  }

  ScoringRules rules() {
    return rules;
  }

  /** {@return the policy's name and version} */
  @Override
  public String toString() {
    return identity.id().toString();
  }

  /**
   * The policy in words for people.
   *
   * @param url where it can be read
   * @param digest of its bytes
   */
  public record LegalText(URI url, Digest digest) {}

  /**
   * When a history is complete.
   *
   * @param maxHeadAgeDays how old the newest statement of a chain can be
   * @param allowPlatformOmission whether a person can leave out a whole platform
   */
  public record Completeness(int maxHeadAgeDays, boolean allowPlatformOmission) {}

  /**
   * How ratings are revealed: both sides together, or at the end of the window.
   *
   * @param windowDays from the end of an engagement
   */
  public record Reveal(int windowDays) {}

  /**
   * How disputes are decided.
   *
   * @param panelSize members of a panel
   * @param quorum how many of them have to agree
   * @param pendingCap the most disputes of one person that can be pending with an effect
   * @param decideWithinDays after a dispute, or an appeal, was filed it is too late to decide
   * @param appeals how often an outcome can be appealed
   */
  public record Disputes(
      int panelSize, int quorum, int pendingCap, int decideWithinDays, int appeals) {}

  /**
   * How much may be seen of whom.
   *
   * @param minBucket the fewest ratings that are shown together
   * @param maxValidityDays of a summary
   * @param batchCopies one-time copies of a summary that are issued together
   */
  public record Privacy(int minBucket, int maxValidityDays, int batchCopies) {}

  /**
   * Whose signatures a policy takes.
   *
   * @param threshold how many of them
   * @param of who can sign, none of them twice
   */
  public record Signers(int threshold, List<Did> of) {
    public Signers {
      of = List.copyOf(of);
      if (threshold < 1 || threshold > of.size()) {
        throw new IllegalArgumentException("a threshold is from 1 to " + of.size());
      }
    }
  }
}
