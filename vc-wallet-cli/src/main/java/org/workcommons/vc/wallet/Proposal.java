package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * What an answer to a request would make leave the wallet: who asks, what they would learn, what
 * stays. Nothing has left, and nothing has been signed. Immutable.
 */
public final class Proposal {
  private final PresentationRequest request;
  private final Map<Disclosure, List<HeldCredential>> disclosed;
  private final int held;
  private final List<WalletException> damage;

  private Proposal(
      PresentationRequest request,
      Map<Disclosure, List<HeldCredential>> disclosed,
      int held,
      List<WalletException> damage) {
    this.request = request;
    this.disclosed = disclosed;
    this.held = held;
    this.damage = damage;
  }

  /**
   * {@return the least that answers {@code request}: the credentials of the wanted types that are
   * about {@code identities}, whole chains of statements, and nothing else}
   */
  static Proposal of(
      PresentationRequest request, Map<Did, Identity> identities, Listing<HeldCredential> held) {
    var disclosed = new LinkedHashMap<Disclosure, List<HeldCredential>>();
    for (var type : request.wanted()) {
      for (var group : groups(held.held(), type.credentialType()).values()) {
        if (identities.keySet().containsAll(group.get(0).subjects())) {
          var identity = requireNonNull(identities.get(group.get(0).subjects().get(0)));
          disclosed.put(Disclosure.of(type.credentialType(), identity, group), group);
        }
      }
    }
    return new Proposal(request, disclosed, held.held().size(), held.damage());
  }

  /** Statements of one issuer about one identifier belong together, in their order. */
  private static Map<List<Object>, List<HeldCredential>> groups(
      List<HeldCredential> held, String type) {
    var groups = new LinkedHashMap<List<Object>, List<HeldCredential>>();
    for (var credential : held) {
      if (credential.types().contains(type) && credential.base().isEmpty()) {
        var group = List.<Object>of(credential.issuer(), credential.subjects());
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(credential);
      }
    }
    return groups;
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

  /** {@return what of the wallet can't be read, and so would be lacking} */
  public List<WalletException> damage() {
    return damage;
  }

  /** {@return the proposal to show only what is about these identifiers of the worker} */
  public Proposal only(Collection<Did> subjects) {
    var kept = new LinkedHashMap<>(disclosed);
    kept.keySet().removeIf(disclosure -> !subjects.contains(disclosure.subject()));
    return new Proposal(request, kept, held, damage);
  }

  /** {@return this proposal in plain English, a line for each thing to know} */
  public List<String> words() {
    return words(Locale.ENGLISH);
  }

  /** {@return this proposal in plain words, in English where there are none in {@code locale}} */
  public List<String> words(Locale locale) {
    return new ProposalWords(Words.in(locale)).of(this);
  }

  /**
   * {@return the text of what would leave, without the proofs, which only {@link #approve} leads
   * to}
   */
  public byte[] preview() {
    return Answer.unsigned(this);
  }

  /** {@return the worker's consent to this, and only this} */
  public Consent approve() {
    if (disclosed.isEmpty()) {
      throw new IllegalStateException("there is nothing to consent to");
    }
    return new Consent(this);
  }

  /** {@return the credentials that would leave, each once, in order} */
  List<HeldCredential> credentials() {
    return disclosed.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** {@return the identifiers that would have to sign} */
  Set<Did> subjects() {
    var subjects = new LinkedHashSet<Did>();
    credentials().forEach(credential -> subjects.addAll(credential.subjects()));
    return subjects;
  }

  /** {@return who asks and how much would leave, no claims} */
  @Override
  public String toString() {
    return "proposal to show " + credentials().size() + " credentials to " + request.audience();
  }
}
