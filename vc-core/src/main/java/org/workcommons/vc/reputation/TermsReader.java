package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** Reads what a policy says beside the arithmetic. */
final class TermsReader {
  private static final int YEAR = 366;
  private static final int MAX_HEAD_AGE = 3660;
  private static final int MAX_PANEL = 101;
  private static final int MAX_PENDING = 1000;
  private static final int MAX_APPEALS = 10;
  private static final int MAX_BUCKET = 1000;
  private static final int ATTESTERS = 2;

  private TermsReader() {}

  static PolicyTerms terms(ObjectReader in, Optional<PlatformScale> direct)
      throws ProblemException {
    var signers = signers(in.object("signers"), 1);
    return new PolicyTerms(
        completeness(in.object("completeness")),
        reveal(in.object("reveal")),
        disputes(in.object("disputes")),
        privacy(in.object("privacy")),
        amendment(in),
        signers,
        attesters(in, signers),
        ceilings(in),
        direct);
  }

  /** Two at least: one person's word for another's past is not what an attestation is. */
  private static Optional<GovernancePolicy.Signers> attesters(
      ObjectReader in, GovernancePolicy.Signers signers) throws ProblemException {
    var named = in.optionalObject("attesters");
    if (named.isPresent()) {
      return Optional.of(signers(named.get(), ATTESTERS));
    }
    return signers.of().size() < ATTESTERS
        ? Optional.empty()
        : Optional.of(new GovernancePolicy.Signers(ATTESTERS, signers.of()));
  }

  private static Map<PlatformStanding, Long> ceilings(ObjectReader of) throws ProblemException {
    var ceilings = new EnumMap<PlatformStanding, Long>(PlatformStanding.class);
    var present = of.optionalObject("ceilings");
    if (present.isPresent()) {
      var in = present.get();
      for (var name : in.object().names()) {
        var standing =
            PlatformStanding.of(name)
                .filter(known -> known != PlatformStanding.RECOGNISED)
                .orElseThrow(() -> in.malformed(name, "must be probation, suspended or unlisted"));
        ceilings.put(standing, in.integer(name, 0, JsonNumber.MAX_SAFE_INTEGER));
      }
    }
    return ceilings;
  }

  static Map<String, Predicate> predicates(ObjectReader in) throws ProblemException {
    var predicates = new LinkedHashMap<String, Predicate>();
    for (String name : in.object().names()) {
      if (!PolicyReader.TOKEN.matcher(name).matches()) {
        throw in.malformed(name, "must have a name of up to 40 small letters, digits and hyphens");
      }
      if (predicates.size() == Limits.POLICY_PREDICATES) {
        throw PolicyReader.limit(in, name, Limits.POLICY_PREDICATES);
      }
      predicates.put(name, Predicate.parse(in.string(name), in.pointer().at(name)));
    }
    return Collections.unmodifiableMap(predicates);
  }

  private static GovernancePolicy.Completeness completeness(ObjectReader in)
      throws ProblemException {
    int days = PolicyReader.number(in, "maxHeadAgeDays", 1, MAX_HEAD_AGE);
    if (!(in.required("allowPlatformOmission") instanceof JsonBoolean allowed)) {
      throw in.malformed("allowPlatformOmission", "must be true or false");
    }
    in.noOthers();
    return new GovernancePolicy.Completeness(days, allowed == JsonBoolean.TRUE);
  }

  private static GovernancePolicy.Reveal reveal(ObjectReader in) throws ProblemException {
    PolicyReader.constant(in, "mode", "simultaneous");
    var reveal = new GovernancePolicy.Reveal(PolicyReader.number(in, "windowDays", 1, YEAR));
    in.noOthers();
    return reveal;
  }

  private static GovernancePolicy.Disputes disputes(ObjectReader in) throws ProblemException {
    int panel = PolicyReader.number(in, "panelSize", 1, MAX_PANEL);
    var disputes =
        new GovernancePolicy.Disputes(
            panel,
            PolicyReader.number(in, "quorum", 1, panel),
            PolicyReader.number(in, "pendingCap", 0, MAX_PENDING),
            PolicyReader.number(in, "decideWithinDays", 1, YEAR),
            PolicyReader.number(in, "appeals", 0, MAX_APPEALS));
    in.noOthers();
    return disputes;
  }

  private static GovernancePolicy.Privacy privacy(ObjectReader in) throws ProblemException {
    var privacy =
        new GovernancePolicy.Privacy(
            PolicyReader.number(in, "minBucket", 1, MAX_BUCKET),
            PolicyReader.number(in, "maxValidityDays", 1, YEAR),
            PolicyReader.number(in, "batchCopies", 1, Limits.COPIES));
    in.noOthers();
    return privacy;
  }

  private static JsonObject amendment(ObjectReader in) throws ProblemException {
    var amendment = in.object("amendment").object();
    if (Jcs.canonicalize(amendment).length > Limits.POLICY_AMENDMENT_BYTES) {
      throw PolicyReader.limit(in, "amendment", Limits.POLICY_AMENDMENT_BYTES);
    }
    return amendment;
  }

  private static GovernancePolicy.Signers signers(ObjectReader in, int fewest)
      throws ProblemException {
    var of = signerList(in);
    if (of.size() < fewest) {
      throw in.malformed("of", "must name at least " + fewest);
    }
    int threshold = PolicyReader.number(in, "threshold", fewest, of.size());
    in.noOthers();
    return new GovernancePolicy.Signers(threshold, of);
  }

  private static List<Did> signerList(ObjectReader in) throws ProblemException {
    var items = in.array("of").items();
    if (items.isEmpty() || items.size() > Limits.POLICY_SIGNERS) {
      throw in.malformed("of", "must be from 1 to " + Limits.POLICY_SIGNERS + " signers");
    }
    var signers = new ArrayList<Did>();
    for (var item : items) {
      if (!(item instanceof JsonString text)) {
        throw in.malformed("of", "must be DIDs");
      }
      var signer = PolicyReader.did(text.value(), in, "of");
      if (signers.contains(signer)) {
        throw in.malformed("of", "must not name a signer twice");
      }
      signers.add(signer);
    }
    return signers;
  }
}
