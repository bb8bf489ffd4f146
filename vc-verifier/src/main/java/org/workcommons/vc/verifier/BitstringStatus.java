package org.workcommons.vc.verifier;

import java.net.URI;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;

/**
 * Lists that are credentials themselves. Bitstring Status List 1.0 §3.2, and beyond it: the list is
 * the one that was asked for, by the credential's own issuer, in its time, and not too old.
 */
record BitstringStatus(Run run) implements StatusMechanism<StatusEntry, DescribedList> {
  @Override
  public URI list(StatusEntry entry) {
    return entry.list();
  }

  @Override
  public String listMember() {
    return "statusListCredential";
  }

  @Override
  public int value(StatusEntry entry, DescribedList list, Pointer pointer) throws ProblemException {
    return list.value(entry, pointer);
  }

  @Override
  public DescribedList verified(URI url, String issuer) throws ProblemException {
    var received = run.policy().statusLists().find(url);
    if (received.isEmpty()) {
      throw Statuses.notHad();
    }
    var verified = verified(received.get(), url, issuer);
    Statuses.requireFresh(verified.validity(), run);
    return verified.list();
  }

  private VerifiedLists.Verified verified(VerifiableCredential received, URI url, String issuer)
      throws ProblemException {
    var lists = run.policy().verifiedLists();
    var known = lists.find(url, issuer, received, run.now());
    if (known.isPresent()) {
      return known.get();
    }
    var credential = verified(received, issuer);
    requireUsable(credential, url);
    if (!credential.issuer().id().equals(issuer)) {
      throw refused("the list is not by the credential's issuer");
    }
    var list = DescribedList.read(credential.subjects().get(0));
    var verified = new VerifiedLists.Verified(received, credential.validity(), list);
    lists.keep(url, issuer, verified, run.now());
    return verified;
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
    throw Statuses.notVerified(first.type(), first.detail());
  }

  private static void requireUsable(Credential list, URI url) throws ProblemException {
    if (!list.id().filter(url.toString()::equals).isPresent()) {
      throw refused("the status list is the one of another place");
    }
    if (!list.types().contains(StatusList.CREDENTIAL_TYPE) || list.subjects().size() != 1) {
      throw refused("not a status list");
    }
    if (list.document().has("credentialStatus")) {
      throw refused("a status list must not have a status itself");
    }
  }

  private static ProblemException refused(String detail) {
    return Statuses.problem(ProblemType.STATUS_VERIFICATION_ERROR, detail);
  }
}
