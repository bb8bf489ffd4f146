package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.did;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.verifier.Certificates.Wish;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.verifier.dcql.TrustedAuthority;

/** Who is said to stand behind an issuer, where a query asks for somebody. */
class TrustedAuthoritiesTest {
  private static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";

  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final SigningKey authority = SigningKey.fresh(KeyType.P256);
  private final Certificates root = Certificates.self(Wish.authority("Root", authority, NOW));
  private final Certificates leaf = root.issue(Wish.leaf("Issuer", key, NOW));
  private final TokenIssuers certified =
      TokenIssuers.certified(List.of(root.certificate()), Set.of(LICENCE));
  private final String known = Base64Url.encode(Certificates.identifier(authority));

  @Test
  void findsTheAuthorityThatTheCertificatesName() throws Exception {
    var verdict = verdict(certified, Certificates.header(leaf), TrustedAuthority.AKI, "x", known);

    assertThat(verdict.report().problems()).isEmpty();
  }

  @Test
  void refusesAnotherAuthority() throws Exception {
    var other = Base64Url.encode(Certificates.identifier(SigningKey.fresh(KeyType.P256)));
    for (var value : List.of(other, known + "=", known.toLowerCase(java.util.Locale.ROOT), "")) {
      assertRefused(certified, Certificates.header(leaf), TrustedAuthority.AKI, value);
    }
  }

  /** Whoever can't look them up must not pass them. */
  @Test
  void refusesWhatIsNotLookedUp() throws Exception {
    for (var type :
        List.of(TrustedAuthority.ETSI_TL, TrustedAuthority.OPENID_FEDERATION, "AKI", "new")) {
      assertRefused(certified, Certificates.header(leaf), type, known);
    }
  }

  /** A header can bring anybody's certificates; they count where the key was found by them. */
  @Test
  void refusesCertificatesThatTheKeyWasNotFoundBy() throws Exception {
    var mine = TokenIssuers.dids((did, type) -> did.equals(did(PLATFORM)));
    var kid = DidKey.verificationMethod(did(PLATFORM)).toString();
    var header = Certificates.header(leaf).with("kid", kid);
    var claims = claims().with("iss", did(PLATFORM).value());

    assertThat(verdict(mine, claims, PLATFORM, header, authority(TrustedAuthority.AKI, known)))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void namesNobodyForATokenWithoutCertificates() throws Exception {
    var issued =
        SdJwtVc.issue(
            JsonObject.empty().with("kid", "#x"), claims(), new Concealment(List.of()), key);
    var token = SdJwtVc.received(issued.getBytes(US_ASCII));

    assertThat(TrustedAuthority.namedBy(token.presentation().issuerSigned())).isEmpty();
  }

  private void assertRefused(TokenIssuers issuers, JsonObject header, String type, String... values)
      throws Exception {
    var verdict = verdict(issuers, header, type, values);
    assertThat(verdict).as(type).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  private AnswerVerdict verdict(
      TokenIssuers issuers, JsonObject header, String type, String... values) throws Exception {
    return verdict(issuers, claims(), key, header, authority(type, values));
  }

  private AnswerVerdict verdict(
      TokenIssuers issuers,
      JsonObject claims,
      SigningKey issuer,
      JsonObject header,
      TrustedAuthority asked)
      throws Exception {
    var query =
        CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT)
            .withVct(LICENCE)
            .withAuthorities(asked);
    var request =
        PresentationRequest.from(
            AUDIENCE, Challenge.fresh(), NOW.plusSeconds(600), DcqlQuery.of(query));
    var issued = SdJwtVc.issue(header, claims, new Concealment(List.of()), issuer);
    var held = DisclosableToken.of(SdJwtVc.received(issued.getBytes(US_ASCII)).presentation());
    var audience =
        new DisclosableToken.Audience(AUDIENCE.toString(), request.challenge().toString());
    var shown = held.show(List.of(), holder, audience, NOW);
    return Actors.verifier()
        .withTokenIssuers(issuers)
        .verify(VpToken.of(Map.of("licence", List.of(new JsonString(shown)))), request);
  }

  private static TrustedAuthority authority(String type, String... values) {
    return new TrustedAuthority(type, List.of(values));
  }

  private JsonObject claims() {
    return JsonObject.builder()
        .put("vct", LICENCE)
        .put("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk()))
        .put("category", "heavy goods")
        .build();
  }
}
