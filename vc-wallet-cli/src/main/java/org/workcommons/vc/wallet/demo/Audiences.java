package org.workcommons.vc.wallet.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.reputation.Score;
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
 * The same record for three kinds of reader: a platform learns what of its questions holds, a
 * family that its driver has a licence, an auditor everything.
 */
final class Audiences {
  private static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";
  private static final URI QUAYSIDE = URI.create("https://quayside.example");
  private static final URI FAMILY = URI.create("https://family.example");
  private static final int COPIES = 3;
  private static final Duration LIFETIME = Duration.ofDays(29);

  private final Wallet wallet;
  private final Instant now;
  private final Narrator tell;
  private final Commons commons;
  private final SigningKey board = SigningKey.fresh(KeyType.P256);

  Audiences(Wallet wallet, Commons commons, Instant now, Narrator tell) {
    this.wallet = wallet;
    this.commons = commons;
    this.now = now;
    this.tell = tell;
  }

  /** How one of them was answered. */
  record Answered(String name, AnswerVerdict verdict) {}

  /**
   * How all of them were answered.
   *
   * @param summary what the platform learned, found to be under the policy that it knows
   */
  record Shown(List<Answered> answers, ReputationSummary summary) {}

  /** Tells how each of them gets what it needs; returns how that ended. */
  Shown show(Score score) throws WalletException, ProblemException, IssuingException {
    tell.chapter("Not everybody has to see everything");
    tell.say(
        "The commons sums up what it made of Amara's record: answers to the questions of its policy, and no number. It"
            + " signs %d copies, and the licensing board a few of her licence, every one on another key that her wallet"
            + " made: whoever gets one can't compare it with what anybody else got.",
        commons.policy().privacy().batchCopies());
    keep(score);
    keepLicence();
    var platform =
        answered(
            "a platform",
            "Quayside wants experienced drivers. It asks two of the policy's questions.",
            QUAYSIDE,
            CredentialQuery.of("record", CredentialFormat.DC_SD_JWT)
                .withVct(ReputationSummary.VCT)
                .withClaims(
                    ClaimQuery.of("predicates", "experienced", "holds"),
                    ClaimQuery.of("predicates", "two-platforms", "holds")),
            "to see that you have driven for a while");
    var summary = summary(platform);
    var family =
        answered(
            "a family",
            "A family looks for somebody who may drive their grandmother. They ask for the licence.",
            FAMILY,
            query("licence", LICENCE, "category"),
            "to see that you may drive passengers");
    return new Shown(List.of(platform, family), summary);
  }

  private ReputationSummary summary(Answered answered) throws ProblemException {
    if (!(answered.verdict() instanceof AnswerVerdict.AnswerAccepted accepted)) {
      throw new IllegalStateException("an honest answer is accepted");
    }
    var token = accepted.answer().tokens("record").get(0);
    var summary =
        ReputationSummary.ofToken(token.claims(), DidKey.of(token.holder().orElseThrow()));
    var end =
        Instant.ofEpochSecond(
            (long) ((JsonNumber) token.claims().get("exp").orElseThrow()).value());
    summary.requireUnder(
        commons.policy(),
        token.issuer().orElseThrow(),
        new ValidityPeriod(Optional.empty(), Optional.of(end)),
        now);
    tell.row("Quayside knows the policy, and that this is what it asks; it learned:");
    summary
        .predicates()
        .forEach((name, answer) -> tell.row("%-18s %s", name, answer.holds() ? "yes" : "no"));
    return summary;
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
    return line.replace(commons.did().value(), "the commons")
        .replace(did(board).value(), "the board");
  }

  private static JsonObject licence() {
    return JsonObject.builder()
        .put("vct", LICENCE)
        .put("category", "passengers")
        .put("name", "Amara")
        .put("number", "D-4711")
        .build();
  }

  private void keep(Score score) throws WalletException, ProblemException, IssuingException {
    // the token names no subject but the key that it is bound to
    var summary = ReputationSummary.of(wallet.identities().held().get(0).did(), score);
    keep(
        commons.signers().get(0),
        summary.tokenClaims(),
        Concealment.wherever(summary.withholdable()),
        commons.policy().privacy().batchCopies());
  }

  private void keepLicence() throws WalletException, ProblemException, IssuingException {
    var licence = licence();
    var withheld =
        licence.names().stream().filter(name -> !name.equals("vct")).map(Pointer.ROOT::at).toList();
    keep(board, licence, new Concealment(withheld), COPIES);
  }

  private void keep(SigningKey issuer, JsonObject claims, Concealment concealment, int copies)
      throws WalletException, ProblemException, IssuingException {
    var did = did(issuer);
    var asked = wallet.newCopyKeys(copies, did.value());
    var keys = CopyKeys.received(asked, CopyKeys.Audience.of(did.value()), now).keys();
    var issued =
        OneTimeCopies.of(DidKey.verificationMethod(did), issuer, concealment)
            .withClock(InstantSource.fixed(now))
            .issue(claims, LIFETIME, keys);
    wallet.receiveCopies(issued.toByteArray(), verifier());
  }

  private Verifier verifier() {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(commons.did(), did(board))),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(now));
  }

  private static CredentialQuery query(String id, String type, String... claims) {
    var asked = List.of(claims).stream().map(ClaimQuery::of).toArray(ClaimQuery[]::new);
    return CredentialQuery.of(id, CredentialFormat.DC_SD_JWT).withVct(type).withClaims(asked);
  }

  private static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }
}
