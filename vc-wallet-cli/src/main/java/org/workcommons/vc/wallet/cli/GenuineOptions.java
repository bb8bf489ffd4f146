package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.VerifiedCredential;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;

/**
 * Reads what people sign for each other: engagements, ratings, replies. Anybody may sign these, and
 * they count for nothing by themselves, so nobody has to be recognised; but they have to be
 * genuine.
 */
final class GenuineOptions {
  private static final Duration STATUS_AGE = Duration.ofHours(24);

  @Mixin ResolverOptions keys = new ResolverOptions();

  /**
   * A credential that is what it says.
   *
   * @param <T> the claims
   */
  record Genuine<T>(T claims, VerifiedCredential credential, ReceivedFile file) {}

  /** {@return the credential of {@code type} in {@code file}, genuine} */
  <T> Genuine<T> read(Session session, String file, ClaimType<T> type)
      throws Refusal, WalletException, ProblemException, IOException {
    return verified(
        session, ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES)), type);
  }

  /** {@return {@code received}, genuine and of {@code type}} */
  <T> Genuine<T> verified(Session session, ReceivedFile received, ClaimType<T> type)
      throws Refusal, WalletException, ProblemException, IOException {
    if (received.isPresentation()) {
      throw another(type);
    }
    var verdict = verifier(session).verify(received.credential());
    if (!(verdict instanceof CredentialAccepted accepted)) {
      throw new ProblemException(verdict.report().problems().get(0));
    }
    var claims = accepted.credential().subjects(type);
    if (claims.size() != 1) {
      throw another(type);
    }
    return new Genuine<>(claims.get(0), accepted.credential(), received);
  }

  private static ProblemException another(ClaimType<?> type) {
    return new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR,
        Pointer.ROOT.at("type"),
        "must be one credential of the type " + type.credentialType());
  }

  private Verifier verifier(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var verifier =
        Verifier.of(
                keys.resolver(session),
                (issuer, type) -> true,
                StatusPolicy.notOlderThan(STATUS_AGE))
            .withClock(keys.clock(session));
    return keys.online
        ? verifier.withStatusLists(StatusListSource.fetched(Fetcher.guarded()))
        : verifier;
  }
}
