package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final List<Planned> planned;
  private final Map<String, List<Mismatch>> missing;
  private final Set<Concern> concerns;
  private final Stock stock;
  private final Reuse reuse;

  QueryProposal(
      PresentationRequest request,
      List<Planned> planned,
      Map<String, List<Mismatch>> missing,
      Stock stock,
      Reuse reuse) {
    this.request = request;
    this.planned = List.copyOf(planned);
    this.missing = missing;
    this.concerns = OverAsking.in(request, this.planned);
    this.stock = stock;
    this.reuse = reuse;
  }

  /**
   * One credential, and what of it is to be shown.
   *
   * @param shown every place that has to be disclosed
   */
  record Planned(Offer offer, Set<Pointer> shown, Showing showing) {
    Planned {
      shown = Set.copyOf(shown);
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
    return planned.stream().map(Planned::showing).toList();
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
    return stock.held() - new HashSet<>(planned.stream().map(Planned::offer).toList()).size();
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
    return new QueryProposal(request, planned, missing, stock, Reuse.ALLOWED);
  }

  /** {@return this proposal in plain English, a line for each thing to know} */
  public List<String> words() {
    return words(Locale.ENGLISH);
  }

  /** {@return this proposal in plain words, in English where there are none in {@code locale}} */
  public List<String> words(Locale locale) {
    return new QueryWords(Words.in(locale), locale).of(this);
  }

  /** {@return the worker's consent to this, and only this} */
  public QueryConsent approve() {
    if (!isAnswer()) {
      throw new IllegalStateException("there is nothing to consent to");
    }
    return new QueryConsent(this);
  }

  List<Planned> planned() {
    return planned;
  }

  Reuse reuse() {
    return reuse;
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
    return "proposal to show " + planned.size() + " credentials to " + request.audience();
  }
}
