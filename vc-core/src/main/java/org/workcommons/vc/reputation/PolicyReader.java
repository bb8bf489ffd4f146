package org.workcommons.vc.reputation;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/** Reads a policy as a whole, and which one it is. {@code specs/governance-policy.md}. */
final class PolicyReader {
  static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  static final Pattern URL = Pattern.compile("https?://[!#-;=?-Z_a-z~]{1,2000}");
  private static final Pattern DAY =
      Pattern.compile(
          "(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])");
  private static final String NO_PREVIOUS = "none";
  private static final String PROOF = "proof";

  private PolicyReader() {}

  static GovernancePolicy read(JsonObject document) throws ProblemException {
    var in = ObjectReader.of(document, Pointer.ROOT);
    constant(in, "type", "GovernancePolicy");
    constant(in, "algorithm", GovernancePolicy.ALGORITHM);
    var identity = identity(in);
    var scales = ScaleReader.scales(in.object("platforms"));
    var direct = ScaleReader.direct(in);
    var rules = RulesReader.rules(in, scales, direct);
    if (direct.isPresent()) {
      requireNoMoreThanAStranger(direct.get().table(), rules.prior(), in.object("direct"));
    }
    var predicates = TermsReader.predicates(in.object("predicates"));
    var terms = TermsReader.terms(in, direct);
    in.optional(PROOF);
    in.noOthers();
    var digest = Digest.of(Jcs.canonicalize(document.without(PROOF)));
    return new GovernancePolicy(document, digest, identity, scales, rules, predicates, terms);
  }

  /** Anybody can make up such ratings, and nobody's can be compared with them. */
  private static void requireNoMoreThanAStranger(
      ScaleTable direct, ScoringRules.Prior stranger, ObjectReader in) throws ProblemException {
    if (direct.best() > stranger.mean()) {
      throw in.malformed("table", "must have no value above the prior mean");
    }
    if (direct.variance() < stranger.variance()) {
      throw in.malformed("variance", "must be at least the prior variance");
    }
  }

  private static PolicyIdentity identity(ObjectReader in) throws ProblemException {
    long version = in.integer("version", 1, JsonNumber.MAX_SAFE_INTEGER);
    return new PolicyIdentity(
        url(in, "id"),
        version,
        previous(in, version),
        day(in, "effectiveFrom"),
        did(in.string("community"), in, "community"),
        in.string("dimension", TOKEN, "up to 40 small letters, digits and hyphens"),
        text(in.object("text")));
  }

  private static Optional<Digest> previous(ObjectReader in, long version) throws ProblemException {
    var text = in.string("previous");
    if (text.equals(NO_PREVIOUS) != (version == 1)) {
      throw in.malformed("previous", "must be none in the first version and in no other");
    }
    return version == 1
        ? Optional.empty()
        : Optional.of(Digest.parse(text, in.pointer().at("previous")));
  }

  private static GovernancePolicy.LegalText text(ObjectReader in) throws ProblemException {
    var text =
        new GovernancePolicy.LegalText(
            url(in, "url"), Digest.parse(in.string("digest"), in.pointer().at("digest")));
    in.noOthers();
    return text;
  }

  static Did did(String text, ObjectReader in, String name) throws ProblemException {
    try {
      return Did.parse(text, in.pointer().at(name));
    } catch (ProblemException e) {
      throw in.malformed(name, e.problem().detail());
    }
  }

  static void constant(ObjectReader in, String name, String value) throws ProblemException {
    if (!in.string(name).equals(value)) {
      throw in.malformed(name, "must be " + value);
    }
  }

  static int number(ObjectReader in, String name, int min, int max) throws ProblemException {
    return (int) in.integer(name, min, max);
  }

  static ProblemException limit(ObjectReader in, String name, int most) {
    return new ProblemException(
        ProblemType.LIMIT_EXCEEDED, in.pointer().at(name), "more than " + most);
  }

  static URI url(ObjectReader in, String name) throws ProblemException {
    var text = in.string(name, URL, "a plain http or https URL");
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw in.malformed(name, "must be a plain http or https URL");
    }
  }

  private static LocalDate day(ObjectReader in, String name) throws ProblemException {
    try {
      return LocalDate.parse(in.string(name, DAY, "a day such as 2026-07-01"));
    } catch (DateTimeException e) {
      throw in.malformed(name, "must be a day that there is");
    }
  }
}
