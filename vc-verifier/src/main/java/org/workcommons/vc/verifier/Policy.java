package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.key.SignatureProvider;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.sdjwtvc.TypeMetadata;

/** Everything that a verifier decided before it saw any input. */
record Policy(
    DidResolver resolver,
    IssuerTrust trust,
    StatusPolicy status,
    Sources sources,
    Duration clockSkew,
    ChallengeStore challenges,
    Contexts contexts,
    RequiredProofs required,
    Tokens tokens,
    SignatureProvider signatures,
    VerifiedLists verifiedLists) {
  static final Duration DEFAULT_SKEW = Duration.ofSeconds(60);
  private static final Duration MAX_SKEW = Duration.ofMinutes(10);

  Policy {
    requireNonNull(resolver);
    requireNonNull(trust);
    requireNonNull(status);
    requireNonNull(sources);
    requireNonNull(challenges);
    requireNonNull(contexts);
    requireNonNull(required);
    requireNonNull(tokens);
    requireNonNull(signatures);
    requireNonNull(verifiedLists);
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
      throw new IllegalArgumentException("clocks may differ by 0 to 10 minutes");
    }
  }

  /** By this policy nothing was verified yet: another one may have believed other lists. */
  Policy(
      DidResolver resolver,
      IssuerTrust trust,
      StatusPolicy status,
      Sources sources,
      Duration clockSkew,
      ChallengeStore challenges,
      Contexts contexts,
      RequiredProofs required,
      Tokens tokens,
      SignatureProvider signatures) {
    this(
        resolver,
        trust,
        status,
        sources,
        clockSkew,
        challenges,
        contexts,
        required,
        tokens,
        signatures,
        new VerifiedLists());
  }

  /**
   * Where things are found that a credential refers to.
   *
   * @param statusLists of {@code credentialStatus}
   * @param resources of {@code relatedResource}
   * @param schemas of {@code credentialSchema}
   */
  record Sources(StatusListSource statusLists, ResourceSource resources, SchemaSource schemas) {
    Sources {
      requireNonNull(statusLists);
      requireNonNull(resources);
      requireNonNull(schemas);
    }

    static Sources none() {
      return new Sources(StatusListSource.none(), ResourceSource.none(), SchemaSource.none());
    }
  }

  StatusListSource statusLists() {
    return sources.statusLists();
  }

  ResourceSource resources() {
    return sources.resources();
  }

  SchemaSource schemas() {
    return sources.schemas();
  }

  /** Proofs that every credential has to have are not asked of a schema. */
  Policy ofSchemas() {
    return withRequiredProofs(RequiredProofs.none());
  }

  /** Nobody but its issuer signs a status list. */
  Policy ofStatusLists(IssuerTrust only) {
    return new Policy(
        resolver,
        only,
        status,
        sources,
        clockSkew,
        challenges,
        contexts,
        RequiredProofs.none(),
        tokens,
        signatures);
  }

  Policy withStatusLists(StatusListSource source) {
    return withSources(new Sources(source, sources.resources(), sources.schemas()));
  }

  Policy withResources(ResourceSource source) {
    return withSources(new Sources(sources.statusLists(), source, sources.schemas()));
  }

  Policy withSchemas(SchemaSource source) {
    return withSources(new Sources(sources.statusLists(), sources.resources(), source));
  }

  private Policy withSources(Sources changed) {
    return new Policy(
        resolver,
        trust,
        status,
        changed,
        clockSkew,
        challenges,
        contexts,
        required,
        tokens,
        signatures);
  }

  Policy withSignatures(SignatureProvider provider) {
    return new Policy(
        resolver,
        trust,
        status,
        sources,
        clockSkew,
        challenges,
        contexts,
        required,
        tokens,
        provider);
  }

  Policy withClockSkew(Duration skew) {
    return new Policy(
        resolver, trust, status, sources, skew, challenges, contexts, required, tokens, signatures);
  }

  Policy withChallenges(ChallengeStore store) {
    return new Policy(
        resolver, trust, status, sources, clockSkew, store, contexts, required, tokens, signatures);
  }

  Policy withContexts(Contexts known) {
    return new Policy(
        resolver,
        trust,
        status,
        sources,
        clockSkew,
        challenges,
        known,
        required,
        tokens,
        signatures);
  }

  Policy withRequiredProofs(RequiredProofs proofs) {
    return new Policy(
        resolver,
        trust,
        status,
        sources,
        clockSkew,
        challenges,
        contexts,
        proofs,
        tokens,
        signatures);
  }

  /**
   * How {@code dc+sd-jwt} credentials are judged.
   *
   * @param issuers whose are believed
   * @param types what their types demand, empty if nobody asks
   */
  record Tokens(TokenIssuers issuers, Optional<TypeMetadata.Source> types) {
    Tokens {
      requireNonNull(issuers);
      requireNonNull(types);
    }
  }

  Policy withTokens(Tokens changed) {
    return new Policy(
        resolver,
        trust,
        status,
        sources,
        clockSkew,
        challenges,
        contexts,
        required,
        changed,
        signatures);
  }
}
