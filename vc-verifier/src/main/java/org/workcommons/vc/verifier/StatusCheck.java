package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;

/**
 * Every status entry of every credential, each list found and verified once. Bitstring Status List
 * 1.0 §3.2, and beyond it: the list is the one that was asked for, by the credential's own issuer,
 * in its time, and not too old.
 */
final class StatusCheck {
  private final Run run;
  private final Map<Wanted, Listed> lists = new HashMap<>();

  /** The list at a place, as that issuer's. */
  private record Wanted(URI url, String issuer) {}

  /** A verified list and its issuer, or why there is none. */
  private record Listed(
      Optional<StatusList> list, String issuer, Optional<ProblemException> problem) {}

  StatusCheck(Run run) {
    this.run = run;
  }

  void check(Proven.Item item) {
    run.findings()
        .collect(
            Check.STATUS,
            item.place(),
            () -> {
              var entries = item.credential().statuses();
              if (entries.size() > Limits.STATUS_ENTRIES) {
                throw problem(
                    ProblemType.LIMIT_EXCEEDED,
                    "more than " + Limits.STATUS_ENTRIES + " status entries");
              }
              for (var entry : entries) {
                run.findings().collect(Check.STATUS, item.place(), () -> check(entry, item));
              }
            });
  }

  private void check(ObjectReader in, Proven.Item item) throws ProblemException {
    var entry = StatusEntry.read(in);
    var list = list(entry, item.credential(), in.pointer());
    if (!list.purposes().contains(entry.purpose())) {
      throw new ProblemException(
          ProblemType.STATUS_VERIFICATION_ERROR,
          in.pointer().at("statusPurpose"),
          "the list is for another purpose");
    }
    int value = list.bits().value(entry, in.pointer());
    if (!entry.purpose().invalidates()) {
      var place = in.pointer().under(item.place());
      var message = entry.values().message(value);
      run.findings().said(new StatusMessage(place, entry.purpose(), value, message));
    } else if (value != 0) {
      throw entry.purpose() == StatusPurpose.REVOCATION
          ? new ProblemException(ProblemType.REVOKED, in.pointer(), "the issuer has revoked it")
          : new ProblemException(
              ProblemType.SUSPENDED, in.pointer(), "the issuer has suspended it");
    }
  }

  private StatusList list(StatusEntry entry, Credential credential, Pointer pointer)
      throws ProblemException {
    var wanted = new Wanted(entry.list(), credential.issuer().id());
    if (lists.size() == Limits.STATUS_LISTS && !lists.containsKey(wanted)) {
      throw problem(
              ProblemType.LIMIT_EXCEEDED, "more than " + Limits.STATUS_LISTS + " status lists")
          .under(pointer);
    }
    var listed = lists.computeIfAbsent(wanted, this::find);
    if (listed.problem().isPresent()) {
      var problem = listed.problem().get().problem();
      throw new ProblemException(
          problem.type(), pointer.at("statusListCredential"), problem.detail());
    }
    if (!listed.issuer().equals(credential.issuer().id())) {
      throw new ProblemException(
          ProblemType.STATUS_VERIFICATION_ERROR,
          pointer.at("statusListCredential"),
          "the list is not by the credential's issuer");
    }
    return listed.list().orElseThrow();
  }

  private Listed find(Wanted wanted) {
    try {
      var received = run.policy().statusLists().find(wanted.url());
      if (received.isEmpty()) {
        throw problem(ProblemType.STATUS_RETRIEVAL_ERROR, "the status list can't be had");
      }
      var credential = verified(received.get(), wanted.issuer());
      requireUsable(credential, wanted.url());
      return new Listed(Optional.of(read(credential)), credential.issuer().id(), Optional.empty());
    } catch (ProblemException e) {
      return new Listed(Optional.empty(), "", Optional.of(e));
    }
  }

  /**
   * A list is verified like any credential, but for its own status: a list of lists could go round
   * for ever. Nobody's key is looked up for it but the one of the credential's issuer.
   */
  private Credential verified(VerifiableCredential list, String issuer) throws ProblemException {
    var only = run.policy().ofStatusLists((did, type) -> did.value().equals(issuer));
    var nested = new Run(only, run.now());
    var proven = nested.begin(list).then(Parsed::credential).then(Proven::credential).value();
    if (proven.isPresent()) {
      return proven.get().credentials().get(0).credential();
    }
    var first = nested.findings().problems().get(0);
    throw problem(
        first.type().leavesOpen()
            ? ProblemType.STATUS_RETRIEVAL_ERROR
            : ProblemType.STATUS_VERIFICATION_ERROR,
        "the status list does not verify: " + first.detail());
  }

  private void requireUsable(Credential list, URI url) throws ProblemException {
    if (!list.id().filter(url.toString()::equals).isPresent()) {
      throw problem(
          ProblemType.STATUS_VERIFICATION_ERROR, "the status list is the one of another place");
    }
    if (!list.types().contains(StatusList.CREDENTIAL_TYPE) || list.subjects().size() != 1) {
      throw problem(ProblemType.STATUS_VERIFICATION_ERROR, "not a status list");
    }
    if (list.document().has("credentialStatus")) {
      throw problem(
          ProblemType.STATUS_VERIFICATION_ERROR, "a status list must not have a status itself");
    }
    requireFresh(list);
  }

  private void requireFresh(Credential list) throws ProblemException {
    var skew = run.policy().clockSkew();
    var validity = list.validity();
    if (!validity.hasBegun(run.now(), skew)) {
      throw problem(ProblemType.STATUS_VERIFICATION_ERROR, "the status list is not valid yet");
    }
    var oldest = run.now().minus(run.policy().status().maxAge()).minus(skew);
    boolean stale = validity.validFrom().isEmpty() || validity.validFrom().get().isBefore(oldest);
    if (stale || validity.isOver(run.now(), skew)) {
      throw problem(ProblemType.STATUS_STALE, "the status list is too old");
    }
  }

  private static StatusList read(Credential list) throws ProblemException {
    return StatusList.read(list.subjects().get(0), Pointer.ROOT.at("credentialSubject"));
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(type, Pointer.ROOT, detail);
  }
}
