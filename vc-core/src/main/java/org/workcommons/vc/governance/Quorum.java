package org.workcommons.vc.governance;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * How many of whom have to sign: {@code 3} of five. {@code specs/signed-documents.md}, Quorum.
 *
 * @param threshold at least 1, at most as many as there are members, and as a document has proofs
 * @param of the members, at most {@link #MAX_MEMBERS}
 */
public record Quorum(int threshold, Set<Did> of) {
  /** The most members. */
  public static final int MAX_MEMBERS = Limits.POLICY_SIGNERS;

  public Quorum {
    if (!canBeMet(threshold, of.size()) || of.size() > MAX_MEMBERS) {
      throw new IllegalArgumentException(
          "a quorum is of 1 to " + MAX_MEMBERS + " members, and of as many as can sign");
    }
    of = Set.copyOf(of);
  }

  /** {@return the quorum that only {@code member} can meet} */
  public static Quorum only(Did member) {
    return new Quorum(1, Set.of(member));
  }

  /** {@return the quorum that {@code in} reads: {@code threshold} and {@code of}, nothing else} */
  public static Quorum read(ObjectReader in) throws ProblemException {
    var members = members(in);
    int threshold = (int) in.integer("threshold", 1, Math.min(members.size(), Limits.PROOFS));
    in.noOthers();
    return new Quorum(threshold, members);
  }

  /** {@return this quorum as documents write it} */
  public JsonObject json() {
    return JsonObject.builder()
        .put("threshold", threshold)
        .put("of", JsonArray.ofStrings(of.stream().map(Did::value).sorted().toList()))
        .build();
  }

  /** {@return whether enough of {@code signers} are members} */
  public boolean isMetBy(Collection<Did> signers) {
    return new LinkedHashSet<>(signers).stream().filter(of::contains).count() >= threshold;
  }

  /**
   * {@return {@code document}, found to be signed by this quorum} One bad proof refuses the whole
   * document, however many good ones there are beside it. A member counts once, whatever the number
   * of her keys and proofs; who is no member does not count, and is named in the result.
   *
   * @param resolver is asked for the members' keys; for a stranger's only if the identifier is the
   *     key itself, so that no stranger chooses whom this machine talks to
   * @param at proofs and keys have to count then
   */
  public CertifiedDocument certify(SignedDocument document, DidResolver resolver, Instant at)
      throws ProblemException {
    var signatures = Signatures.check(document, of, resolver, at);
    require(signatures.members());
    return new CertifiedDocument(document, signatures);
  }

  /** {@return whether so many of so many can sign one document} */
  static boolean canBeMet(int threshold, int members) {
    return threshold >= 1 && threshold <= members && threshold <= Limits.PROOFS;
  }

  void require(Collection<Did> signers) throws ProblemException {
    if (!isMetBy(signers)) {
      throw new ProblemException(
          ProblemType.QUORUM_NOT_MET,
          Pointer.ROOT.at("proof"),
          "fewer than " + threshold + " of those who have to sign did");
    }
  }

  private static Set<Did> members(ObjectReader in) throws ProblemException {
    var items = in.array("of").items();
    if (items.isEmpty() || items.size() > MAX_MEMBERS) {
      throw in.malformed("of", "must name 1 to " + MAX_MEMBERS + " members");
    }
    var members = new LinkedHashSet<Did>();
    for (int i = 0; i < items.size(); i++) {
      var place = in.pointer().at("of").at(i);
      if (!(items.get(i) instanceof JsonString text)
          || !members.add(Did.parse(text.value(), place))) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, place, "must be a DID that stands there once");
      }
    }
    return members;
  }
}
