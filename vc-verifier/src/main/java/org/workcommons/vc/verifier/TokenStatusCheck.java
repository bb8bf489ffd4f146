package org.workcommons.vc.verifier;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.status.TokenStatusList;

/**
 * The status of tokens. Token Status List §8.3. For tokens that are good in every other respect:
 * for others no list is looked for.
 */
final class TokenStatusCheck {
  private static final Pointer ENTRY = Pointer.ROOT.at("status").at("status_list");

  private final Run run;
  private final Statuses<TokenStatusEntry, TokenStatusList> statuses;

  /** The lists are signed by keys of issuers that are DIDs. */
  TokenStatusCheck(Run run) {
    this(run, new KeyLookup(run, IssuerKeys.byDid()));
  }

  TokenStatusCheck(Run run, ListKeys keys) {
    this.run = run;
    this.statuses = new Statuses<>(new TokenStatusLists(run, keys));
  }

  /**
   * Checks the status that {@code claims} name, if they name one.
   *
   * @param claims of a token as its issuer signed them, everything that was disclosed in its place
   * @param issuer whose token it is, by its proof
   * @param place where the token stands in what was received
   */
  void check(JsonObject claims, String issuer, Pointer place) {
    run.findings()
        .collect(
            Check.STATUS,
            place,
            () -> {
              var entry = TokenStatusEntry.of(claims);
              if (entry.isPresent()) {
                require(entry.get(), issuer);
              }
            });
  }

  /** Checks the status of the token at {@code place} by {@code issuer}. */
  void check(TokenStatusEntry entry, String issuer, Pointer place) {
    run.findings().collect(Check.STATUS, place, () -> require(entry, issuer));
  }

  private void require(TokenStatusEntry entry, String issuer) throws ProblemException {
    int value = statuses.value(entry, issuer, ENTRY);
    switch (TokenStatus.of(value)) {
      case VALID -> {
        return;
      }
      case INVALID -> throw Statuses.revoked(ENTRY);
      case SUSPENDED -> throw Statuses.suspended(ENTRY);
      case APPLICATION_SPECIFIC -> requireAccepted(value);
      case UNREGISTERED -> throw unknown("a status that nobody has defined");
    }
  }

  private void requireAccepted(int value) throws ProblemException {
    if (!run.policy().status().accepted().contains(value)) {
      throw unknown("a status of the issuer's own, which the verifier does not accept");
    }
  }

  private static ProblemException unknown(String detail) {
    return new ProblemException(ProblemType.STATUS_UNKNOWN, ENTRY, detail);
  }
}
