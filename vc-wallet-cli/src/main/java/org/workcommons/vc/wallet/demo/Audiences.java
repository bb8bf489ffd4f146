package org.workcommons.vc.wallet.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * The same record for three kinds of reader: a platform learns whether it is good enough, a family
 * that its driver has a licence, an auditor everything.
 */
final class Audiences {
  private static final String RECORD = "https://w3id.org/workcommons/vct/work-record/1";
  private static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";
  private static final URI QUAYSIDE = URI.create("https://quayside.example");
  private static final URI FAMILY = URI.create("https://family.example");
  private static final int COPIES = 3;
  private static final Duration LIFETIME = Duration.ofDays(30);

  private final Wallet wallet;
  private final Instant now;
  private final Narrator tell;
  private final SigningKey coop = SigningKey.fresh(KeyType.P256);
  private final SigningKey board = SigningKey.fresh(KeyType.P256);

  Audiences(Wallet wallet, Instant now, Narrator tell) {
    this.wallet = wallet;
    this.now = now;
    this.tell = tell;
  }

  /** How one of them was answered. */
  record Answered(String name, AnswerVerdict verdict) {}

  /** Tells how each of them gets what it needs; returns how that ended. */
  List<Answered> show() throws WalletException, ProblemException, IssuingException {
    tell.chapter("Not everybody has to see everything");
    tell.say(
        "The drivers' co-op adds up what Amara's statements say, and the licensing board knows her licence. Each"
            + " signs a few copies, every one on another key that her wallet made: whoever gets one can't compare it"
            + " with what anybody else got.");
    keep(coop, record());
    keep(board, licence());
    return List.of(
        answered(
            "a platform",
            "Quayside wants experienced drivers. It asks two questions with yes or no, and for one count.",
            QUAYSIDE,
            query("record", RECORD, "at_least_200_ratings", "at_least_12_months", "platforms"),
            "to see that you have driven for a while"),
        answered(
            "a family",
            "A family looks for somebody who may drive their grandmother. They ask for the licence.",
            FAMILY,
            query("licence", LICENCE, "category"),
            "to see that you may drive passengers"));
  }

  private Answered answered(
      String name, String story, URI audience, CredentialQuery query, String purpose)
      throws WalletException, ProblemException {
    tell.say(story);
    var request =
        PresentationRequest.from(
                audience,
                Challenge.fresh(),
                now.plus(PresentationRequest.LIFETIME),
                DcqlQuery.of(query))
            .withPurpose(purpose)
            .withRetention(Period.ofDays(30));
    var proposal = wallet.proposeAnswer(request);
    proposal.words().forEach(line -> tell.say("%s", named(line)));
    var verdict = verifier().verify(wallet.answer(proposal.approve()), request);
    tell.verdict(verdict);
    return new Answered(name, verdict);
  }

  /** Nobody remembers an identifier. */
  private String named(String line) {
    return line.replace(did(coop).value(), "the co-op").replace(did(board).value(), "the board");
  }

  /** What the statements add up to, as answers that are worth no more than the question. */
  private JsonObject record() throws WalletException {
    var statements =
        wallet.credentials().held().stream().flatMap(held -> held.statement().stream()).toList();
    long ratings =
        statements.stream().mapToLong(statement -> statement.counts().ratingCount()).sum();
    long months = statements.stream().map(statement -> statement.period()).distinct().count();
    long platforms = statements.stream().map(statement -> statement.platform()).distinct().count();
    return JsonObject.builder()
        .put("vct", RECORD)
        .put("ratings", ratings)
        .put("at_least_200_ratings", said(ratings >= 200))
        .put("months", months)
        .put("at_least_12_months", said(months >= 12))
        .put("platforms", platforms)
        .build();
  }

  private static JsonObject licence() {
    return JsonObject.builder()
        .put("vct", LICENCE)
        .put("category", "passengers")
        .put("name", "Amara")
        .put("number", "D-4711")
        .build();
  }

  private void keep(SigningKey issuer, JsonObject claims)
      throws WalletException, ProblemException, IssuingException {
    var did = did(issuer);
    var asked = wallet.newCopyKeys(COPIES, did.value());
    var keys = CopyKeys.received(asked, CopyKeys.Audience.of(did.value()), now).keys();
    var withheld =
        claims.names().stream().filter(name -> !name.equals("vct")).map(Pointer.ROOT::at).toList();
    var copies =
        OneTimeCopies.of(DidKey.verificationMethod(did), issuer, new Concealment(withheld))
            .withClock(InstantSource.fixed(now))
            .issue(claims, LIFETIME, keys);
    wallet.receiveCopies(copies.toByteArray(), verifier());
  }

  private Verifier verifier() {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(did(coop), did(board))),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(now));
  }

  private static CredentialQuery query(String id, String type, String... claims) {
    var asked = List.of(claims).stream().map(ClaimQuery::of).toArray(ClaimQuery[]::new);
    return CredentialQuery.of(id, CredentialFormat.DC_SD_JWT).withVct(type).withClaims(asked);
  }

  private static JsonBoolean said(boolean answer) {
    return answer ? JsonBoolean.TRUE : JsonBoolean.FALSE;
  }

  private static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }
}
