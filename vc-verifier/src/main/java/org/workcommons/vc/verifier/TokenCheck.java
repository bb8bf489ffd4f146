package org.workcommons.vc.verifier;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.KeyBinding;
import org.workcommons.vc.sdjwt.SdJwtPresentation;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.TrustedAuthority;

/**
 * Every check of a {@code dc+sd-jwt} credential, in this order: its form, whether its issuer is
 * believed at all, whether it answers us, and only then whose key signed it, which may mean to ask
 * the network. draft-ietf-oauth-sd-jwt-vc §2.4, RFC 9901 §7.3.
 */
final class TokenCheck {
  private final Run run;
  private final Map<IssuerKeys, TokenStatusCheck> statuses = new HashMap<>();

  TokenCheck(Run run) {
    this.run = run;
  }

  /**
   * A credential that was checked.
   *
   * @param token what may be believed of it if nothing was found
   * @param candidate what it offers to a query
   */
  record Checked(VerifiedToken token, Candidate candidate) {}

  /**
   * {@return the credential in {@code content}, which stands at {@code place}, empty if it is not
   * to be believed}
   *
   * @param expected how its holder must have bound it, if she has to
   */
  Optional<Checked> check(
      byte[] content, Pointer place, CredentialQuery.Binding demand, KeyBinding expected) {
    return check(content, place, presented -> requireBound(presented, demand, expected));
  }

  /** {@return the credential in {@code content} as its issuer hands it out, bound to no request} */
  Optional<Checked> issued(byte[] content) {
    return check(content, Pointer.ROOT, SdJwtPresentation::requireUnbound);
  }

  /** How a credential has to be bound. */
  private interface Bound {
    void require(SdJwtPresentation presented) throws ProblemException;
  }

  private Optional<Checked> check(byte[] content, Pointer place, Bound bound) {
    var findings = run.findings();
    var received = received(content, place);
    if (received.isEmpty()) {
      return Optional.empty();
    }
    var token = received.get();
    var keys = run.policy().tokens().issuers().keysOf(token.issuer(), token.type());
    findings.ran(Check.TRUST);
    if (keys.isEmpty()) {
      var problem =
          new Problem(
              ProblemType.ISSUER_NOT_RECOGNIZED,
              Pointer.ROOT.at("iss"),
              "not an issuer that you recognise for this");
      findings.add(Check.TRUST, problem.under(place));
      findings.leftUnproven();
      return Optional.empty();
    }
    boolean stands =
        findings.collect(Check.HOLDER_BINDING, place, () -> bound.require(token.presentation()))
            && findings.collect(Check.PROOF, place, () -> verify(token, keys.get()))
            && findings.collect(Check.PROOF, place, () -> requireForAnybody(token))
            && findings.collect(Check.VALIDITY, place, () -> requireCurrent(token));
    if (!stands) {
      return Optional.empty();
    }
    requireStatus(token, keys.get(), place);
    var checked = checked(token, types(token, keys.get(), extended(token, place)));
    return Optional.of(
        new Checked(
            checked.token(), checked.candidate().withAuthorities(authorities(token, keys.get()))));
  }

  /** Those of certificates that were validated: a header can bring anybody's. */
  private static Map<String, Set<String>> authorities(SdJwtVc token, IssuerKeys keys) {
    return keys instanceof IssuerKeys.ByCertificate
        ? TrustedAuthority.namedBy(token.presentation().issuerSigned())
        : Map.of();
  }

  private Optional<SdJwtVc> received(byte[] content, Pointer place) {
    run.findings().ran(Check.SYNTAX);
    try {
      return Optional.of(SdJwtVc.received(content));
    } catch (ProblemException e) {
      var type = e.problem().type();
      boolean isProof = type == ProblemType.PROOF_VERIFICATION_ERROR;
      run.findings().add(isProof ? Check.PROOF : Check.SYNTAX, e.problem().under(place));
      return Optional.empty();
    }
  }

  /** What nobody had to bind may be bound all the same; then it has to be bound to this request. */
  static void requireBound(
      SdJwtPresentation presented, CredentialQuery.Binding demand, KeyBinding expected)
      throws ProblemException {
    if (demand == CredentialQuery.Binding.REQUIRED && !presented.hasBinding()) {
      throw new ProblemException(
          ProblemType.HOLDER_BINDING_MISSING,
          Pointer.ROOT.at("cnf"),
          "its holder has to prove that she presents it");
    }
    if (presented.hasBinding()) {
      presented.requireBound(expected);
    }
  }

  private void verify(SdJwtVc token, IssuerKeys keys) throws ProblemException {
    var signed = token.presentation().issuerSigned();
    var key = new KeyLookup(run, keys).key(signed, token.issuer());
    token.presentation().verify(run.policy().signatures().computing(key));
    run.findings().proved(signed.algorithm().identifier());
    run.findings().ran(Check.ISSUER_BINDING);
    token.issuer().ifPresent(run.findings()::issued);
  }

  /** RFC 7519 §4.1.3: whoever is not named refuses the token. A binding says whom it is for. */
  private static void requireForAnybody(SdJwtVc token) throws ProblemException {
    if (token.claims().has("aud")) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR,
          Pointer.ROOT.at("aud"),
          "a credential that is for somebody in particular is not accepted");
    }
  }

  private void requireCurrent(SdJwtVc token) throws ProblemException {
    var skew = run.policy().clockSkew();
    if (!token.hasBegun(run.now(), skew)) {
      throw new ProblemException(
          ProblemType.NOT_YET_VALID, Pointer.ROOT.at("nbf"), "not valid yet");
    }
    if (token.isOver(run.now(), skew)) {
      throw new ProblemException(ProblemType.EXPIRED, Pointer.ROOT.at("exp"), "no longer valid");
    }
  }

  private void requireStatus(SdJwtVc token, IssuerKeys keys, Pointer place) {
    var signed = token.presentation().issuerSigned().unverifiedClaims();
    statuses
        .computeIfAbsent(keys, way -> new TokenStatusCheck(run, new KeyLookup(run, way)))
        .check(signed, token.issuer().orElse(""), place);
  }

  /** {@return the types that its own extends, if that is asked for and it is what they demand} */
  private Set<String> extended(SdJwtVc token, Pointer place) {
    var types = new LinkedHashSet<String>();
    run.policy()
        .tokens()
        .types()
        .ifPresent(
            source ->
                run.findings()
                    .collect(
                        Check.SCHEMA,
                        place,
                        () -> {
                          var metadata = TypeMetadata.of(token, source);
                          metadata.require(token.presentation());
                          types.addAll(metadata.types());
                        }));
    return types;
  }

  private Checked checked(SdJwtVc token, Set<String> types) {
    boolean bound = token.presentation().hasBinding();
    var candidate =
        new Candidate(
            CredentialFormat.DC_SD_JWT,
            types,
            token.claims(),
            bound ? Candidate.Binding.HOLDER : Candidate.Binding.NONE,
            Map.of(),
            new LinkedHashSet<>(token.presentation().disclosed()));
    var verified =
        new VerifiedToken(
            token.issuer(), types, token.claims(), holder(token.presentation()), run.now());
    return new Checked(verified, candidate);
  }

  /**
   * A type that it says it has as well counts only if its issuer may issue that one too, by a key
   * that is found in the same way: the key that signed it was never looked for in another.
   */
  private Set<String> types(SdJwtVc token, IssuerKeys keys, Set<String> extended) {
    var types = new LinkedHashSet<String>();
    types.add(token.type());
    var others = new LinkedHashSet<>(token.otherTypes());
    others.addAll(extended);
    for (var other : others) {
      var way = run.policy().tokens().issuers().keysOf(token.issuer(), other);
      if (way.equals(Optional.of(keys))) {
        types.add(other);
      }
    }
    return types;
  }

  static Optional<VerificationKey> holder(SdJwtPresentation presented) {
    try {
      return presented.hasBinding() ? presented.holderKey() : Optional.empty();
    } catch (ProblemException e) {
      throw new IllegalStateException("the binding was verified with this key", e);
    }
  }
}
