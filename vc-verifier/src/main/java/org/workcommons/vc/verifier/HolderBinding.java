package org.workcommons.vc.verifier;

import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Proof;

/**
 * The presentation was made for us and this request, by the people whom its credentials are about.
 */
final class HolderBinding {
  private HolderBinding() {}

  /** Every proof names exactly this audience and this challenge, and the request is not over. */
  static void answers(List<Proof> proofs, PresentationRequest request, Run run) {
    for (var proof : proofs) {
      if (!isFor(request.audience().toString(), proof.domains())) {
        add(
            run,
            ProblemType.INVALID_DOMAIN_ERROR,
            proof.pointer().at("domain"),
            "not made for this verifier");
      }
      if (proof.challenge().filter(request.challenge()::matches).isEmpty()) {
        add(
            run,
            ProblemType.INVALID_CHALLENGE_ERROR,
            proof.pointer().at("challenge"),
            "not made for this request");
      }
    }
    if (run.now().isAfter(request.expires())) {
      add(run, ProblemType.REQUEST_EXPIRED, Pointer.ROOT, "the request that it answers is over");
    }
  }

  private static boolean isFor(String audience, List<String> domains) {
    return !domains.isEmpty() && domains.stream().allMatch(audience::equals);
  }

  /** The holder, where one is named, is among those who signed. */
  static void holderSigned(JsonObject presentation, Set<Did> signers, Run run) {
    var holder = presentation.get("holder");
    if (holder.isPresent() && signers.stream().noneMatch(signer -> isNamed(holder.get(), signer))) {
      add(
          run,
          ProblemType.HOLDER_MISMATCH,
          Pointer.ROOT.at("holder"),
          "the holder did not sign the presentation");
    }
  }

  /**
   * Every subject of a credential is among those who signed. A credential about nobody could be
   * anybody's.
   */
  static void subjectsSigned(Proven.Item item, Set<Did> signers, Run run) {
    for (var subject : item.credential().subjects()) {
      if (signers.stream().noneMatch(signer -> isNamed(subject, signer))) {
        add(
            run,
            ProblemType.SUBJECT_HOLDER_MISMATCH,
            item.place().at("credentialSubject"),
            "its subject did not sign the presentation");
      }
    }
  }

  private static boolean isNamed(JsonValue party, Did did) {
    return party instanceof JsonObject object
        ? object.string("id").filter(did.value()::equals).isPresent()
        : party.equals(new JsonString(did.value()));
  }

  private static void add(Run run, ProblemType type, Pointer pointer, String detail) {
    run.findings().add(Check.HOLDER_BINDING, new Problem(type, pointer, detail));
  }
}
