package org.workcommons.vc.governance;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Digest;

/** Checks the versions of a policy, one after another. */
final class PolicyChain {
  private final PolicyAnchor anchor;
  private final Map<URI, byte[]> texts;
  private final PolicyHistory.Keys keys;
  private final List<GovernancePolicy> versions = new ArrayList<>();
  private final Map<URI, Digest> textsSeen = new HashMap<>();

  PolicyChain(PolicyAnchor anchor, Map<URI, byte[]> texts, PolicyHistory.Keys keys) {
    this.anchor = anchor;
    this.texts = texts;
    this.keys = keys;
  }

  PolicyHistory read(List<SignedDocument> documents) throws ProblemException {
    for (int i = 0; i < documents.size(); i++) {
      try {
        version(documents.get(i));
      } catch (ProblemException e) {
        throw e.under(Pointer.ROOT.at(i));
      }
    }
    return new PolicyHistory(versions, textsSeen);
  }

  /** The cheap checks come first: whoever is no part of the chain is asked for no signature. */
  private void version(SignedDocument document) throws ProblemException {
    var policy = GovernancePolicy.read(document.unsigned());
    if (versions.isEmpty()) {
      first(policy, document);
    } else {
      var before = versions.get(versions.size() - 1);
      requireContinues(before, policy);
      signers(before).certify(document, keys.resolver(), keys.at());
    }
    requireText(policy);
    versions.add(policy);
  }

  private void first(GovernancePolicy policy, SignedDocument document) throws ProblemException {
    var own = signers(policy);
    if (anchor instanceof PolicyAnchor.OfDigest known) {
      requireAnchored(known.digest().equals(policy.digest()));
      own.certify(document, keys.resolver(), keys.at());
    } else {
      var known = (PolicyAnchor.OfCommunity) anchor;
      requireAnchored(known.community().equals(policy.community()));
      certify(document, own, known.signers());
    }
  }

  /** Each proof is checked once, whichever of the two it counts for. */
  private void certify(SignedDocument document, Quorum own, Quorum known) throws ProblemException {
    var members = new HashSet<>(own.of());
    members.addAll(known.of());
    var signers = Signatures.check(document, members, keys.resolver(), keys.at()).members();
    own.require(signers);
    known.require(signers);
  }

  private static void requireAnchored(boolean isKnown) throws ProblemException {
    if (!isKnown) {
      throw new ProblemException(
          ProblemType.POLICY_NOT_ANCHORED, Pointer.ROOT, "not the policy that you know");
    }
  }

  private static void requireContinues(GovernancePolicy before, GovernancePolicy policy)
      throws ProblemException {
    require(policy.community().equals(before.community()), "community", "must stay the same");
    require(policy.dimension().equals(before.dimension()), "dimension", "must stay the same");
    require(policy.version() == before.version() + 1, "version", "must be one more than before");
    require(
        policy.previous().equals(Optional.of(before.digest())),
        "previous",
        "must name the version before it");
    require(
        policy.effectiveFrom().isAfter(before.effectiveFrom()),
        "effectiveFrom",
        "must be after that of the version before it");
  }

  private static void require(boolean holds, String member, String detail) throws ProblemException {
    if (!holds) {
      throw new ProblemException(ProblemType.POLICY_CHAIN_BROKEN, Pointer.ROOT.at(member), detail);
    }
  }

  static Quorum signers(GovernancePolicy policy) throws ProblemException {
    var signers = policy.signers();
    if (!Quorum.canBeMet(signers.threshold(), signers.of().size())) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("signers").at("threshold"),
          "more signatures than a document can have");
    }
    return new Quorum(signers.threshold(), new HashSet<>(signers.of()));
  }

  private void requireText(GovernancePolicy policy) throws ProblemException {
    var text = texts.get(policy.text().url());
    if (text == null) {
      return;
    }
    var digest = Digest.of(text);
    if (!digest.equals(policy.text().digest())) {
      throw new ProblemException(
          ProblemType.POLICY_TEXT_CHANGED,
          Pointer.ROOT.at("text").at("digest"),
          "not the digest of the text");
    }
    textsSeen.put(policy.text().url(), digest);
  }
}
