package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.dcql.Mismatch;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * The least that answers a request with a query: who asks, which claims they would learn, which
 * not, and where they ask for more than they need. Nothing has left, and nothing has been signed.
 * Immutable.
 */
public final class QueryProposal {
  private final PresentationRequest request;
  private final Plan plan;
  private final Map<String, List<Mismatch>> missing;
  private final Set<Concern> concerns;
  private final Stock stock;

  QueryProposal(
      PresentationRequest request, Plan plan, Map<String, List<Mismatch>> missing, Stock stock) {
    this.request = request;
    this.plan = plan;
    this.missing = missing;
    this.concerns = OverAsking.in(request, plan.planned());
    this.stock = stock;
  }

  /**
   * What would be shown, and what could be.
   *
   * @param planned what would leave
   * @param optional what the verifier would like as well and does without, by its number
   */
  record Plan(List<Planned> planned, SortedMap<Integer, List<Planned>> optional, Reuse reuse) {
    static final Plan NOTHING = new Plan(List.of(), new TreeMap<>(), Reuse.REFUSED);

    /** What would be shown anyway is no part of a wish. */
    Plan {
      planned = List.copyOf(planned);
      var ids = planned.stream().map(Planned::id).toList();
      var open = new TreeMap<Integer, List<Planned>>();
      optional.forEach(
          (number, wish) -> {
            var rest = wish.stream().filter(one -> !ids.contains(one.id())).toList();
            if (!rest.isEmpty()) {
              open.put(number, rest);
            }
          });
      optional = open;
    }

    Plan including(Collection<Integer> wishes) {
      var all = new LinkedHashMap<String, Planned>();
      planned.forEach(one -> all.put(one.id(), one));
      for (var number : wishes) {
        optional.getOrDefault(number, List.of()).forEach(one -> all.put(one.id(), one));
      }
      return new Plan(List.copyOf(all.values()), optional, reuse);
    }

    Plan allowingReuse() {
      return new Plan(planned, optional, Reuse.ALLOWED);
    }
  }

  /**
   * One credential, and what of it is to be shown.
   *
   * @param asked every place that they ask for
   * @param shown every place that has to be disclosed for that
   */
  record Planned(Offer offer, Set<Pointer> asked, Set<Pointer> shown, Showing showing) {
    Planned {
      asked = Set.copyOf(asked);
      shown = Set.copyOf(shown);
    }

    String id() {
      return showing.query();
    }
  }

  /**
   * What the wallet holds beside it.
   *
   * @param held how many credentials and batches it has
   * @param damage what of it can't be read
   */
  record Stock(int held, List<WalletException> damage) {
    Stock {
      damage = List.copyOf(damage);
    }
  }

  /** Whether a copy that a verifier has seen may be shown to another. */
  enum Reuse {
    REFUSED,
    ALLOWED
  }

  /** {@return the request that it would answer} */
  public PresentationRequest request() {
    return request;
  }

  /** {@return what would leave, credential by credential; nothing if there is no answer} */
  public List<Showing> showings() {
    return showings(plan.planned());
  }

  /**
   * {@return what the verifier would like to see as well and does without, wish by wish} What of it
   * would leave beside {@link #showings}, under a number that a wish keeps. Nothing of it leaves
   * unless {@link #including} says so.
   */
  public SortedMap<Integer, List<Showing>> optional() {
    var wishes = new TreeMap<Integer, List<Showing>>();
    plan.optional().forEach((number, wish) -> wishes.put(number, showings(wish)));
    return Collections.unmodifiableSortedMap(wishes);
  }

  private static List<Showing> showings(List<Planned> planned) {
    return planned.stream().map(Planned::showing).toList();
  }

  /**
   * {@return this proposal, to show what fulfils {@code wishes} as well}
   *
   * @param wishes numbers that {@link #optional} has
   */
  public QueryProposal including(Collection<Integer> wishes) {
    if (!plan.optional().keySet().containsAll(wishes)) {
      throw new IllegalArgumentException("expected wishes of " + plan.optional().keySet());
    }
    return new QueryProposal(request, plan.including(wishes), missing, stock);
  }

  /** {@return whether the wallet has what answers the query} */
  public boolean isAnswer() {
    return missing.isEmpty();
  }

  /**
   * {@return why there is no answer, by the identifier of each credential query that nothing of the
   * wallet fits and that the answer can't do without} Empty where there is an answer.
   */
  public Map<String, List<Mismatch>> missing() {
    return missing;
  }

  /** {@return where they ask for more than they need, or don't say what they should} */
  public Set<Concern> concerns() {
    return concerns;
  }

  /** {@return how many credentials, batches of copies counted as one, would stay in the wallet} */
  public int withheld() {
    return stock.held()
        - new HashSet<>(plan.planned().stream().map(Planned::offer).toList()).size();
  }

  /** {@return what of the wallet can't be read, and so would be lacking} */
  public List<WalletException> damage() {
    return stock.damage();
  }

  /**
   * {@return this proposal, where a copy that some verifier has seen may be shown to this one if no
   * other is left} The two could then find out that they met the same person.
   */
  public QueryProposal allowingReuse() {
    return new QueryProposal(request, plan.allowingReuse(), missing, stock);
  }

  /** {@return this proposal in plain English, a line for each thing to know} */
  public List<String> words() {
    return words(Locale.ENGLISH);
  }

  /** {@return this proposal in plain words, in English where there are none in {@code locale}} */
  public List<String> words(Locale locale) {
    return new QueryWords(Words.in(locale), locale).of(this);
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

  /** {@return the worker's consent to this, and only this} */
  public QueryConsent approve() {
    if (!isAnswer()) {
      throw new IllegalStateException("there is nothing to consent to");
    }
    return new QueryConsent(this);
  }

  List<Planned> planned() {
    return plan.planned();
  }

  Reuse reuse() {
    return plan.reuse();
  }

  /** {@return the identifiers of the worker that the verifier would learn, each once} */
  List<Identity> identities() {
    var identities = new ArrayList<Identity>();
    showings().stream()
        .map(Showing::identity)
        .flatMap(Optional::stream)
        .filter(one -> !identities.contains(one))
        .forEach(identities::add);
    return identities;
  }

  /** {@return who asks and how much would leave, no claims} */
  @Override
  public String toString() {
    return "proposal to show " + plan.planned().size() + " credentials to " + request.audience();
  }
}
