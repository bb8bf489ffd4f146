package org.workcommons.vc.wallet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.verifier.PresentationRequest;

/**
 * What an answer to a request would make leave the wallet: who asks, what they would learn, what
 * stays. Nothing has left, and nothing has been signed. Immutable.
 */
public final class Proposal {
  private final PresentationRequest request;
  private final Map<Disclosure, List<HeldCredential>> disclosed;
  private final int held;

  Proposal(PresentationRequest request, Map<Disclosure, List<HeldCredential>> disclosed, int held) {
    this.request = request;
    this.disclosed = disclosed;
    this.held = held;
  }

  /** {@return the request that it would answer} */
  public PresentationRequest request() {
    return request;
  }

  /**
   * {@return what would leave, by issuer; nothing if the wallet has nothing of what is asked for}
   */
  public List<Disclosure> disclosures() {
    return List.copyOf(disclosed.keySet());
  }

  /** {@return how many credentials of the wallet would stay in it} */
  public int withheld() {
    return held - credentials().size();
  }

  /**
   * {@return the types that are asked for and that the answer would lack; the verifier would reject
   * it}
   */
  public Set<String> missing() {
    var missing = new HashSet<String>();
    request.wanted().forEach(type -> missing.add(type.credentialType()));
    disclosed.keySet().forEach(disclosure -> missing.remove(disclosure.type()));
    return Set.copyOf(missing);
  }

  /** {@return the proposal to show only what is about these identifiers of the worker} */
  public Proposal only(Collection<Did> subjects) {
    var kept = new java.util.LinkedHashMap<>(disclosed);
    kept.keySet().removeIf(disclosure -> !subjects.contains(disclosure.subject()));
    return new Proposal(request, kept, held);
  }

  /** {@return the worker's consent to this, and only this} */
  public Consent approve() {
    if (disclosed.isEmpty()) {
      throw new IllegalStateException("there is nothing to consent to");
    }
    return new Consent(this);
  }

  /** {@return the credentials that would leave, in order} */
  List<HeldCredential> credentials() {
    return disclosed.values().stream().flatMap(List::stream).toList();
  }

  /** {@return the identifiers that would have to sign} */
  Set<Did> subjects() {
    var subjects = new java.util.LinkedHashSet<Did>();
    disclosed.keySet().forEach(disclosure -> subjects.add(disclosure.subject()));
    return subjects;
  }

  /** {@return who asks and how much would leave, no claims} */
  @Override
  public String toString() {
    return "proposal to show " + credentials().size() + " credentials to " + request.audience();
  }
}
