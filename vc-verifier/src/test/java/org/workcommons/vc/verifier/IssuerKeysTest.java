package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.status.StatusListToken;
import org.workcommons.vc.verifier.Certificates.Wish;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/** Whose key it has to be, and every way to slip in another. */
class IssuerKeysTest {
  private static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";
  private static final String BADGE = "https://w3id.org/workcommons/vct/badge/1";
  private static final String HOST = "issuer.example";
  private static final String ISSUER = "https://issuer.example";

  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final Certificates root = authority("Root");
  private final Certificates leaf = root.issue(Wish.leaf("Issuer", key, NOW).withHost(HOST));
  private final CredentialQuery licence =
      CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT).withVct(LICENCE);
  private final PresentationRequest request =
      PresentationRequest.from(
          AUDIENCE, Challenge.fresh(), NOW.plus(Duration.ofMinutes(15)), DcqlQuery.of(licence));
  private final TokenIssuers certified =
      TokenIssuers.certified(List.of(root.certificate()), Set.of(LICENCE));
  private final TokenIssuers byHost =
      TokenIssuers.of(Map.of(ISSUER, IssuerKeys.byCertificate(List.of(root.certificate()))));

  @Test
  void believesWhomAnAuthorityCertified() throws Exception {
    accepts(certified, shown(claims(), Certificates.header(leaf)));
    accepts(byHost, shown(claims().with("iss", ISSUER), Certificates.header(leaf)));
    var name = Wish.leaf("Issuer", key, NOW).withUri("https://other.example/issuers/7");
    var byUrl =
        TokenIssuers.of(
            Map.of(
                "https://other.example/issuers/7",
                IssuerKeys.byCertificate(List.of(root.certificate()))));
    accepts(
        byUrl,
        shown(
            claims().with("iss", "https://other.example/issuers/7"),
            Certificates.header(root.issue(name))));
  }

  @Test
  void refusesACertificateForSomebodyElse() throws Exception {
    var claims = claims().with("iss", ISSUER);
    for (var other :
        List.of(
            Wish.leaf(HOST, key, NOW),
            Wish.leaf("Issuer", key, NOW).withHost("evil.example"),
            Wish.leaf("Issuer", key, NOW).withHost("*.example"),
            Wish.leaf("Issuer", key, NOW).withUri("https://issuer.example/"))) {
      assertThat(refused(byHost, shown(claims, Certificates.header(root.issue(other)))).type())
          .isEqualTo(ProblemType.ISSUER_MISMATCH);
    }
  }

  @Test
  void refusesCertificatesThatLeadNowhere() throws Exception {
    var self = Certificates.self(Wish.leaf("Root", key, NOW).withHost(HOST));
    var foreign = authority("Root").issue(Wish.leaf("Issuer", key, NOW).withHost(HOST));
    var over =
        root.issue(
            Wish.leaf("Issuer", key, NOW)
                .withHost(HOST)
                .withTime(NOW.minusSeconds(9), NOW.minusSeconds(1)));
    for (var chain : List.of(self, foreign, over)) {
      assertThat(refused(certified, shown(claims(), Certificates.header(chain))).type())
          .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    }
    assertThat(refused(certified, shown(claims(), Certificates.header(leaf, foreign))).type())
        .isIn(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesAGoodCertificateOfAnotherKey() throws Exception {
    var thief = SigningKey.fresh(KeyType.P256);
    assertThat(refused(certified, shown(claims(), thief, Certificates.header(leaf))).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    var other = SigningKey.fresh(KeyType.ED25519);
    assertThat(refused(certified, shown(claims(), other, Certificates.header(leaf))).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  /** The verifier, never the credential, chooses how the key is found. */
  @Test
  void looksForTheKeyInNoOtherWayThanItChose() throws Exception {
    var published = JsonObject.empty().with("keys", JsonArray.of(key.verificationKey().jwk()));
    var byMetadata =
        TokenIssuers.of(
            Map.of(
                ISSUER,
                IssuerKeys.byMetadata(
                    IssuerKeySets.pinned(Map.of(URI.create(ISSUER), published)))));
    var https = claims().with("iss", ISSUER);
    var thief = SigningKey.fresh(KeyType.P256);
    var thiefs = root.issue(Wish.leaf("Issuer", thief, NOW).withHost(HOST));
    var kid = JsonObject.empty().with("kid", DidKey.verificationMethod(did(thief)).toString());

    accepts(byMetadata, shown(https, JsonObject.empty()));
    // a good certificate, of the right host, where keys are published
    refused(byMetadata, shown(https, thief, Certificates.header(thiefs)));
    refused(byMetadata, shown(https, thief, Certificates.header(thiefs).with("kid", "x")));
    refused(byMetadata, shown(https, thief, kid));
    // published keys and DIDs where certificates are wanted
    refused(byHost, shown(https, JsonObject.empty()));
    refused(byHost, shown(https, thief, kid));
    // a DID that brings a certificate
    var mine = TokenIssuers.dids((did, type) -> did.equals(did(PLATFORM)));
    var platform = claims().with("iss", did(PLATFORM).value());
    refused(mine, shown(platform, thief, Certificates.header(thiefs)));
    refused(mine.or(certified), shown(platform, thief, Certificates.header(thiefs)));
    refused(mine, shown(platform, thief, Certificates.header(thiefs).with("kid", "#x")));
    refused(certified.or(byHost), shown(platform, thief, Certificates.header(thiefs)));
  }

  @Test
  void takesAnEmptyNameForNobodys() throws Exception {
    for (var issuer : List.of("", " ", "https://", "null")) {
      assertThat(
              refused(
                      certified.or(byHost),
                      shown(claims().with("iss", issuer), Certificates.header(leaf)))
                  .type())
          .isEqualTo(ProblemType.ISSUER_NOT_RECOGNIZED);
    }
    var anybody = TokenIssuers.certified(List.of(root.certificate()), Set.of(BADGE));
    assertThat(refused(anybody, shown(claims(), Certificates.header(leaf))).type())
        .isEqualTo(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  /**
   * S11: a type that only the customers of one authority may issue is not to be had from another,
   * whatever either of them calls the other's.
   */
  @Test
  void takesAnotherTypeOnlyByAKeyThatMayIssueIt() throws Exception {
    var cheap = authority("Cheap");
    var cheaply = cheap.issue(Wish.leaf("Anybody", key, NOW));
    var claims =
        claims().with("vct", BADGE).with("aka_vcts", JsonArray.ofStrings(List.of(LICENCE)));
    var issuers = certified.or(TokenIssuers.certified(List.of(cheap.certificate()), Set.of(BADGE)));

    assertThat(refused(issuers, shown(claims, Certificates.header(cheaply))).type())
        .isEqualTo(ProblemType.PRESENTATION_INCOMPLETE);
    var both = TokenIssuers.certified(List.of(cheap.certificate()), Set.of(BADGE, LICENCE));
    accepts(both, shown(claims, Certificates.header(cheaply)));
  }

  @Test
  void takesTheFirstWayThatIsBelieved() throws Exception {
    var other = TokenIssuers.certified(List.of(authority("Other").certificate()), Set.of(LICENCE));

    accepts(certified.or(other), shown(claims(), Certificates.header(leaf)));
    // and no second one after it: whoever is believed in one way is not tried in all
    refused(other.or(certified), shown(claims(), Certificates.header(leaf)));
    accepts(TokenIssuers.none().or(certified), shown(claims(), Certificates.header(leaf)));
    refused(TokenIssuers.none(), shown(claims(), Certificates.header(leaf)));
    assertThatIllegalArgumentException().isThrownBy(() -> IssuerKeys.byCertificate(List.of()));
  }

  /** J5: in a list too, certificates count only where they were asked for. */
  @Test
  void findsTheKeysOfStatusListsInTheSameWay() throws Exception {
    var status = json("{\"status_list\":{\"idx\":3,\"uri\":\"%s\"}}".formatted(LIST));
    var token = shown(claims().with("status", status), Certificates.header(leaf));
    var thief = SigningKey.fresh(KeyType.P256);
    var foreign = authority("Root").issue(Wish.leaf("Issuer", thief, NOW));

    assertThat(verdict(certified, token, list(key, leaf)))
        .isInstanceOf(AnswerVerdict.AnswerAccepted.class);
    for (var bad :
        List.of(
            list(thief, leaf),
            list(thief, foreign),
            TokenLists.signed(TokenLists.claims(1, Map.of()), PLATFORM))) {
      assertThat(types(verdict(certified, token, bad)))
          .containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
    }
    // where the issuer is a DID, a list that brings certificates is no list
    var mine = TokenIssuers.dids((did, type) -> did.equals(did(PLATFORM)));
    var kid = JsonObject.empty().with("kid", DidKey.verificationMethod(did(PLATFORM)).toString());
    var platform = claims().with("iss", did(PLATFORM).value()).with("status", status);
    var certifiedList = list(key, leaf);
    assertThat(types(verdict(mine, shown(platform, PLATFORM, kid), certifiedList)))
        .containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
  }

  /** RFC 7519 §4.1.3, as of every other credential. */
  @Test
  void refusesACredentialThatIsForSomebodyInParticular() throws Exception {
    var header = Certificates.header(leaf);
    for (JsonValue audience :
        List.of(
            new JsonString("https://w.example"),
            new JsonString(AUDIENCE.toString()),
            JsonArray.ofStrings(List.of("https://w.example")),
            JsonArray.ofStrings(List.of()))) {
      assertThat(refused(certified, shown(claims().with("aud", audience), header)).type())
          .isEqualTo(ProblemType.INVALID_DOMAIN_ERROR);
    }
  }

  /** Nobody is asked for the keys of a thousand tokens where one was wanted. */
  @Test
  void looksAtNothingWhereThereIsMoreThanWasAskedFor() throws Exception {
    var asked = new ArrayList<String>();
    TokenIssuers counting =
        (issuer, type) -> {
          asked.add(type);
          return certified.keysOf(issuer, type);
        };
    var token = new JsonString(shown(claims(), Certificates.header(leaf)));
    var two = VpToken.of(Map.of("licence", List.of(token, token)));

    var verdict = verifier(counting).verify(two, request);

    assertThat(types(verdict)).containsExactly(ProblemType.PRESENTATION_INCOMPLETE);
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(asked).isEmpty();
  }

  /** A dead server leaves it open; a server that says nonsense does not. */
  @Test
  void tellsKeysThatCanNotBeHadFromKeysThatAreNone() throws Exception {
    var token = shown(claims().with("iss", ISSUER), JsonObject.empty());
    var dead = failing(ProblemType.INTERNAL_ERROR);
    var odd = failing(ProblemType.PARSING_ERROR);

    assertThat(verdict(dead, token, "")).isInstanceOf(Verdict.Undecided.class);
    assertThat(verdict(odd, token, "")).isInstanceOf(Verdict.Rejected.class);
    // what was fetched is not what was received: nothing points into it
    for (var issuers : List.of(dead, odd)) {
      assertThat(verdict(issuers, token, "").report().problems())
          .extracting(problem -> problem.pointer().toString())
          .containsExactly("/licence/0/iss");
    }
  }

  private static TokenIssuers failing(ProblemType type) {
    return TokenIssuers.of(
        Map.of(
            ISSUER,
            IssuerKeys.byMetadata(
                issuer -> {
                  throw new ProblemException(type, new Pointer("/jwks/keys/0"), "no keys");
                })));
  }

  private String list(SigningKey by, Certificates certificate) {
    var header = Certificates.header(certificate).with("typ", StatusListToken.TYPE);
    return TokenLists.signed(header, TokenLists.claims(1, Map.of()), by);
  }

  private void accepts(TokenIssuers issuers, String token) {
    assertThat(verdict(issuers, token, "").report().problems()).isEmpty();
  }

  private Problem refused(TokenIssuers issuers, String token) {
    var verdict = verdict(issuers, token, "");
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    return verdict.report().problems().get(0);
  }

  private static List<ProblemType> types(AnswerVerdict verdict) {
    return verdict.report().problems().stream().map(Problem::type).toList();
  }

  private AnswerVerdict verdict(TokenIssuers issuers, String token, String list) {
    return verifier(issuers)
        .withStatusLists(StatusListSource.ofTokens(Map.of(LIST, list)))
        .verify(VpToken.of(Map.of("licence", List.of(new JsonString(token)))), request);
  }

  private static Verifier verifier(TokenIssuers issuers) {
    return Actors.verifier().withTokenIssuers(issuers);
  }

  private Certificates authority(String name) {
    return Certificates.self(Wish.authority(name, SigningKey.fresh(KeyType.P256), NOW));
  }

  private JsonObject claims() {
    return JsonObject.builder()
        .put("vct", LICENCE)
        .put("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk()))
        .put("category", "heavy goods")
        .build();
  }

  private String shown(JsonObject claims, JsonObject header) throws Exception {
    return shown(claims, key, header);
  }

  private String shown(JsonObject claims, SigningKey issuer, JsonObject header) throws Exception {
    var issued = SdJwtVc.issue(header, claims, new Concealment(List.of()), issuer);
    var audience =
        new DisclosableToken.Audience(AUDIENCE.toString(), request.challenge().toString());
    return DisclosableToken.of(SdJwtVc.received(issued.getBytes(US_ASCII)).presentation())
        .show(List.of(), holder, audience, NOW);
  }
}
