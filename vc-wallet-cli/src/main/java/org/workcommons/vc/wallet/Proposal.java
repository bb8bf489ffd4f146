package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * What an answer to a request would make leave the wallet: who asks, what they would learn, what
 * stays. Nothing has left, and nothing has been signed. Immutable.
 */
public final class Proposal {
  private final PresentationRequest request;
  private final Map<Disclosure, List<HeldCredential>> disclosed;
  private final Set<Pointer> keptBack;
  private final int held;
  private final List<WalletException> damage;

  private Proposal(
      PresentationRequest request,
      Map<Disclosure, List<HeldCredential>> disclosed,
      Set<Pointer> keptBack,
      int held,
      List<WalletException> damage) {
    this.request = request;
    this.disclosed = disclosed;
    this.keptBack = keptBack;
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
    return new Proposal(request, disclosed, Set.of(), held.held().size(), held.damage());
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
    return new Proposal(request, kept, keptBack, held, damage);
  }

  /**
   * {@return where the values stand that the worker can keep back, in what would leave} Of
   * credentials that are selectively disclosable tokens, all but whom they are about. How much of
   * the rest an answer needs is for whoever gets it to say.
   */
  public SortedSet<Pointer> withholdable() {
    var places = new TreeSet<Pointer>();
    for (var credential : credentials()) {
      for (var token : credential.disclosable().stream().toList()) {
        token.disclosable().stream()
            .filter(place -> !Leaves.holds(place, credential.placeOfSubject()))
            .forEach(places::add);
      }
    }
    return Collections.unmodifiableSortedSet(places);
  }

  /** {@return where the values stand that would not be shown, in what would leave} */
  public SortedSet<Pointer> keptBack() {
    return withholdable().stream()
        .filter(place -> keptBack.stream().anyMatch(kept -> Leaves.holds(kept, place)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * {@return the proposal to keep back what stands at {@code places} too, wherever it does}
   *
   * @param places each one of {@link #withholdable}, or one that such values stand in
   */
  public Proposal withholding(Collection<Pointer> places) {
    var can = withholdable();
    for (var place : places) {
      if (can.stream().noneMatch(each -> Leaves.holds(place, each))) {
        throw new IllegalArgumentException("nothing can be kept back at " + place);
      }
    }
    var all = new TreeSet<>(keptBack);
    all.addAll(places);
    return new Proposal(request, disclosed, all, held, damage);
  }

  /** {@return this proposal in plain English, a line for each thing to know} */
  public List<String> words() {
    return words(Locale.ENGLISH);
  }

  /** {@return this proposal in plain words, in English where there are none in {@code locale}} */
  public List<String> words(Locale locale) {
    return new ProposalWords(Words.in(locale)).of(this);
  }

  /** {@return what to tell her before she says yes: {@link #words}, and what a yes means} */
  public List<String> question(Locale locale) {
    var lines = new ArrayList<>(words(locale));
    lines.add(Words.in(locale).say("final"));
    return List.copyOf(lines);
  }

  /** {@return the question itself, in one line} */
  public String ask(Locale locale) {
    return Words.in(locale).say("ask", request.audience().toString());
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

  /** {@return how each of them would stand in the presentation} */
  List<JsonObject> members() {
    return credentials().stream().map(credential -> credential.member(keptBack)).toList();
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
