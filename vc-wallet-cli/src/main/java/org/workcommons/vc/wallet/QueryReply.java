package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * The answer to a query that a worker consented to. Every copy that it takes is written down as
 * used before the first signature is made.
 */
final class QueryReply {
  private final QueryProposal proposal;
  private final CopyStore copies;
  private final Instant now;
  private final Map<QueryProposal.Planned, StoredCopy> taken = new HashMap<>();

  QueryReply(QueryConsent consent, CopyStore copies, Instant now) {
    this.proposal = consent.proposal();
    this.copies = copies;
    this.now = now;
  }

  VpToken signed(Map<Did, StoredKey> keys) throws WalletException {
    requireEnough();
    for (var planned : proposal.planned()) {
      if (planned.offer() instanceof CopiesOffer offer) {
        taken.put(planned, take(offer));
      }
    }
    var answers = new LinkedHashMap<String, List<JsonValue>>();
    for (var planned : proposal.planned()) {
      answers
          .computeIfAbsent(planned.showing().query(), any -> new ArrayList<>())
          .add(signed(planned, keys));
    }
    return VpToken.of(answers);
  }

  /** So that no copy is wasted on an answer that can't be made. */
  private void requireEnough() throws WalletException {
    if (proposal.reuse() == QueryProposal.Reuse.ALLOWED) {
      return;
    }
    var wanted = new HashMap<StoredCopy.Content, Integer>();
    for (var planned : proposal.planned()) {
      if (planned.offer() instanceof CopiesOffer offer) {
        wanted.merge(offer.content(), 1, Integer::sum);
      }
    }
    for (var entry : wanted.entrySet()) {
      if (copies.unused(entry.getKey(), now) < entry.getValue()) {
        throw usedUp();
      }
    }
  }

  private StoredCopy take(CopiesOffer offer) throws WalletException {
    var audience = proposal.request().audience().toString();
    var fresh = copies.use(offer.content(), audience, now);
    if (fresh.isPresent() || proposal.reuse() == QueryProposal.Reuse.REFUSED) {
      return fresh.orElseThrow(QueryReply::usedUp);
    }
    return copies.useAgain(offer.content(), audience, now).orElseThrow(QueryReply::usedUp);
  }

  private static WalletException usedUp() {
    return new WalletException(
        Reason.COPIES_USED_UP, "every copy of this credential was shown to somebody, or is over");
  }

  private JsonValue signed(QueryProposal.Planned planned, Map<Did, StoredKey> keys)
      throws WalletException {
    var request = proposal.request();
    if (planned.offer() instanceof DocumentOffer offer) {
      return presentation(offer, planned, keys, request);
    }
    if (planned.offer() instanceof TokenOffer offer) {
      return new JsonString(new Answer(keys, now).signed(offer, planned.shown(), request));
    }
    return new JsonString(bound(requireNonNull(taken.get(planned)), planned, request));
  }

  private String bound(
      StoredCopy copy, QueryProposal.Planned planned, PresentationRequest request) {
    var audience = Answer.audience(request);
    try {
      return CopiesOffer.disclosable(copy.token()).show(planned.shown(), copy.key(), audience, now);
    } catch (ProblemException e) {
      throw new IllegalStateException("all copies of a batch disclose the same", e);
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory is always at hand", e);
    }
  }

  private JsonValue presentation(
      DocumentOffer offer,
      QueryProposal.Planned planned,
      Map<Did, StoredKey> keys,
      PresentationRequest request)
      throws WalletException {
    var member = offer.held().member();
    if (offer.base().isPresent()) {
      try {
        member = JsonReader.readObject(offer.derived(planned.shown()).toByteArray());
      } catch (ProblemException e) {
        throw new IllegalStateException("it was derived for the proposal", e);
      }
    }
    return new Answer(keys, now).signed(List.of(member), offer.held().subjects(), request);
  }
}
