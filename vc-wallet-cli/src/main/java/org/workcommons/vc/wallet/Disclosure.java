package org.workcommons.vc.wallet;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;

/**
 * What one issuer said about the worker, as far as it would leave the wallet: all of it, since
 * statements of one platform prove something only together.
 *
 * @param type the type of the credentials
 * @param issuer who issued them
 * @param subject the identifier under which the worker is known there; the verifier learns it
 * @param label what the worker calls that identifier; the verifier does not learn it
 * @param credentials how many
 * @param from the first month that they cover, empty where they are not about months
 * @param to the last month that they cover
 * @param engagements how many engagements they count, all together
 * @param ratings how many ratings they count, all together
 */
public record Disclosure(
    String type,
    String issuer,
    Did subject,
    String label,
    int credentials,
    Optional<YearMonth> from,
    Optional<YearMonth> to,
    long engagements,
    long ratings) {
  static Disclosure of(String type, Identity identity, List<HeldCredential> credentials) {
    var statements =
        credentials.stream().flatMap(credential -> credential.statement().stream()).toList();
    return new Disclosure(
        type,
        credentials.get(0).issuer(),
        identity.did(),
        identity.label(),
        credentials.size(),
        statements.stream().map(statement -> statement.period()).min(YearMonth::compareTo),
        statements.stream().map(statement -> statement.period()).max(YearMonth::compareTo),
        statements.stream().mapToLong(statement -> statement.counts().engagements()).sum(),
        statements.stream().mapToLong(statement -> statement.counts().ratingCount()).sum());
  }
}
