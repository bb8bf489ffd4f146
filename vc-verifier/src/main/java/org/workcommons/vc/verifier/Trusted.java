package org.workcommons.vc.verifier;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Authentic, from issuers whom we trust for this, current, not revoked, and consistent: what may be
 * believed.
 */
record Trusted(List<Proven.Item> credentials, Set<Did> holders) {
  static Optional<Trusted> presentation(Proven proven, PresentationRequest request, Run run) {
    credentials(proven, KnownTypes.and(request.wanted()), run);
    run.findings().ran(Check.CHAIN);
    ChainCheck.chains(proven.credentials(), run);
    answersRequest(proven.credentials(), request, run);
    return Optional.of(new Trusted(proven.credentials(), proven.holders()));
  }

  static Optional<Trusted> credential(Proven proven, Run run) {
    credentials(proven, KnownTypes.and(List.of()), run);
    return Optional.of(new Trusted(proven.credentials(), proven.holders()));
  }

  /**
   * What answers a query may be a part of what was issued, so no typed reader would take it: that
   * it has what was asked for is for the query to say.
   */
  static Optional<Trusted> disclosed(Proven proven, Run run) {
    var trusted = withoutClaims(proven, run);
    run.findings().leftOut(Check.SCHEMA);
    run.findings().leftOut(Check.DOMAIN_RULES);
    return trusted;
  }

  /** All but what it claims of its subjects. */
  static Optional<Trusted> withoutClaims(Proven proven, Run run) {
    var resources = new ResourceCheck(run);
    var status = new StatusCheck(run);
    proven.credentials().forEach(item -> current(item, resources, status, run));
    return Optional.of(new Trusted(proven.credentials(), proven.holders()));
  }

  /** The last check of all, so that a presentation that was not accepted may be tried again. */
  static <T> Optional<T> firstUse(T trusted, PresentationRequest request, Run run) {
    run.findings().ran(Check.SINGLE_USE);
    if (!run.policy().challenges().claim(request.challenge(), run.now(), request.expires())) {
      run.findings()
          .add(
              Check.SINGLE_USE,
              new Problem(
                  ProblemType.CHALLENGE_ALREADY_USED,
                  Pointer.ROOT.at("proof"),
                  "this request was answered before"));
    }
    return Optional.of(trusted);
  }

  private static void credentials(Proven proven, KnownTypes types, Run run) {
    var resources = new ResourceCheck(run);
    var status = new StatusCheck(run);
    for (var item : proven.credentials()) {
      boolean known = current(item, resources, status, run);
      ClaimCheck.claims(item, types, run);
      if (known) {
        ClaimCheck.schemas(item, types, run);
      }
    }
  }

  /**
   * Its issuer is recognised, and its time is now.
   *
   * @return whether what it says of where something is to be found may be followed
   */
  private static boolean current(
      Proven.Item item, ResourceCheck resources, StatusCheck status, Run run) {
    boolean recognized = recognized(item, run);
    boolean valid = valid(item, run);
    if (recognized && valid) {
      resources.others(item);
      status.check(item);
      return true;
    }
    resources.leaveOthers(item);
    return false;
  }

  private static boolean recognized(Proven.Item item, Run run) {
    return run.findings()
        .collect(
            Check.TRUST,
            item.place(),
            () ->
                new Recognition(run.policy().trust())
                    .requireIssuer(item.credential().issuer().id(), item.credential().types()));
  }

  private static boolean valid(Proven.Item item, Run run) {
    return run.findings()
        .collect(
            Check.VALIDITY,
            item.place(),
            () -> {
              var validity = item.credential().validity();
              var skew = run.policy().clockSkew();
              if (!validity.hasBegun(run.now(), skew)) {
                throw new ProblemException(
                    ProblemType.NOT_YET_VALID, Pointer.ROOT.at("validFrom"), "not valid yet");
              }
              if (validity.isOver(run.now(), skew)) {
                throw new ProblemException(
                    ProblemType.EXPIRED, Pointer.ROOT.at("validUntil"), "no longer valid");
              }
            });
  }

  private static void answersRequest(
      List<Proven.Item> credentials, PresentationRequest request, Run run) {
    run.findings().ran(Check.REQUEST);
    var missing = new HashSet<String>();
    request.wanted().forEach(type -> missing.add(type.credentialType()));
    for (var item : credentials) {
      if (item.credential().types().stream().noneMatch(request::wants)) {
        incomplete(run, item.place().at("type"), "contains a credential that was not asked for");
      }
      item.credential().types().forEach(missing::remove);
    }
    if (!missing.isEmpty()) {
      incomplete(
          run, Pointer.ROOT.at("verifiableCredential"), "lacks a credential that was asked for");
    }
  }

  private static void incomplete(Run run, Pointer pointer, String detail) {
    run.findings()
        .add(Check.REQUEST, new Problem(ProblemType.PRESENTATION_INCOMPLETE, pointer, detail));
  }
}
