package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.security.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.key.SignatureProvider;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.sdjwtvc.TypeMetadata;

/**
 * Verifies presentations and credentials against one policy. Immutable and safe to share between
 * threads. Never throws for bad input: whatever a stranger can send is a verdict.
 *
 * <p>This is the only way to obtain a {@link VerifiedPresentation} or a {@link VerifiedCredential}.
 */
public final class Verifier {
  private final Policy policy;
  private final InstantSource clock;

  private Verifier(Policy policy, InstantSource clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * {@return a verifier} It needs to know how to find keys, whom to believe, and how old news of a
   * revocation may be. It remembers answered challenges in memory, allows clocks to differ by a
   * minute, and has no status lists: see {@link #withChallenges}, {@link #withClockSkew}, {@link
   * #withStatusLists}.
   */
  public static Verifier of(DidResolver resolver, IssuerTrust trust, StatusPolicy status) {
    var policy =
        new Policy(
            resolver,
            trust,
            status,
            Policy.Sources.none(),
            Policy.DEFAULT_SKEW,
            ChallengeStore.inMemory(),
            Contexts.bundled(),
            RequiredProofs.none(),
            new Policy.Tokens(TokenIssuers.dids(trust), Optional.empty()),
            SignatureProvider.ofThisLibrary());
    return new Verifier(policy, InstantSource.system());
  }

  /**
   * {@return this verifier, having {@code provider} compute what verifying a proof or the signature
   * of an issuer comes down to} For one with native code, which may be twice as fast. Otherwise
   * Bouncy Castle does it. Nothing more is accepted, whoever computes: see {@link
   * SignatureProvider}.
   */
  public Verifier withSignatureProvider(Provider provider) {
    return new Verifier(policy.withSignatures(SignatureProvider.of(provider)), clock);
  }

  /** {@return this verifier, taking status lists from {@code source}} */
  public Verifier withStatusLists(StatusListSource source) {
    return new Verifier(policy.withStatusLists(source), clock);
  }

  /**
   * {@return this verifier, comparing what credentials refer to with what {@code source} has of it}
   * Without one, only contexts that are at hand are compared. What it has comes before the bytes of
   * a context that this library carries.
   */
  public Verifier withResources(ResourceSource source) {
    return new Verifier(policy.withResources(source), clock);
  }

  /**
   * {@return this verifier, evaluating the schemas that {@code source} has} Without one, only
   * schemas of types that are known here can be checked, by the reader of the type. It takes a
   * library that is optional: see {@link org.workcommons.vc.verifier.schema.JsonSchemas}.
   */
  public Verifier withSchemas(SchemaSource source) {
    return new Verifier(policy.withSchemas(source), clock);
  }

  /** {@return this verifier, taking the time from {@code clock}} */
  public Verifier withClock(InstantSource clock) {
    return new Verifier(policy, requireNonNull(clock));
  }

  /** {@return this verifier, allowing clocks to differ by {@code skew}, at most ten minutes} */
  public Verifier withClockSkew(Duration skew) {
    return new Verifier(policy.withClockSkew(skew), clock);
  }

  /** {@return this verifier, remembering answered challenges in {@code store}} */
  public Verifier withChallenges(ChallengeStore store) {
    return new Verifier(policy.withChallenges(store), clock);
  }

  /**
   * {@return this verifier, reading documents by {@code contexts}} For claims of one's own, whose
   * words stand in a context that this library does not carry.
   */
  public Verifier withContexts(Contexts contexts) {
    return new Verifier(policy.withContexts(contexts), clock);
  }

  /**
   * {@return this verifier, refusing every credential that lacks one of {@code proofs}} Beside the
   * issuer's proof, which is always required.
   */
  public Verifier withRequiredProofs(RequiredProofs proofs) {
    return new Verifier(policy.withRequiredProofs(proofs), clock);
  }

  /**
   * {@return this verifier, believing {@code dc+sd-jwt} credentials of {@code issuers}} Otherwise
   * of the DIDs that it believes anyway, by their verification methods.
   */
  public Verifier withTokenIssuers(TokenIssuers issuers) {
    return with(new Policy.Tokens(issuers, policy.tokens().types()));
  }

  /**
   * {@return this verifier, holding {@code dc+sd-jwt} credentials to what {@code types} say of
   * their types} Then a type whose metadata can't be had leaves the verdict open, and a credential
   * counts for the types that its own extends as well. Otherwise types are names.
   */
  public Verifier withTokenTypes(TypeMetadata.Source types) {
    return with(new Policy.Tokens(policy.tokens().issuers(), Optional.of(types)));
  }

  private Verifier with(Policy.Tokens tokens) {
    return new Verifier(policy.withTokens(tokens), clock);
  }

  /** {@return whether {@code presentation} is to be believed as the answer to {@code request}} */
  public Verdict verify(VerifiablePresentation presentation, PresentationRequest request) {
    var run = new Run(policy, clock.instant());
    return run.begin(presentation)
        .then(Parsed::presentation)
        .then((parsed, going) -> Proven.presentation(parsed, request, going))
        .then((proven, going) -> Trusted.presentation(proven, request, going))
        .then((trusted, going) -> Trusted.firstUse(trusted, request, going))
        .verdict(trusted -> new VerifiedPresentation(trusted, request.audience(), run));
  }

  /**
   * {@return whether {@code answer} is to be believed, and answers the query of {@code request}}
   * What was asked for decides how each part of it is checked, never what was received.
   *
   * @param request one that has a query
   */
  public AnswerVerdict verify(VpToken answer, PresentationRequest request) {
    if (request.query().isEmpty()) {
      throw new IllegalArgumentException("expected a request with a query");
    }
    var run = new Run(policy, clock.instant());
    return run.begin(answer)
        .then((received, going) -> new QueryAnswer(going, request).check(received))
        .then((verified, going) -> Trusted.firstUse(verified, request, going))
        .answerVerdict(verified -> verified);
  }

  /**
   * {@return whether {@code credential} is to be believed, whoever showed it} The report says that
   * no holder was proven.
   */
  public CredentialVerdict verify(VerifiableCredential credential) {
    var run = new Run(policy, clock.instant());
    return run.begin(credential)
        .then(Parsed::credential)
        .then(Proven::credential)
        .then(Trusted::credential)
        .credentialVerdict(
            trusted -> {
              var item = trusted.credentials().get(0);
              return new VerifiedCredential(item, run);
            });
  }

  /**
   * {@return the verdicts of {@code credentials}, in their order, worked out on all processors}
   * Each is what {@link #verify(VerifiableCredential)} says. Credentials are taken from the
   * iterator as verdicts are asked for, on the thread that asks, and never more than {@value
   * Verdicts#AHEAD} ahead for each processor: what is in memory does not grow with how many there
   * are.
   *
   * <pre>{@code
   * try (var verdicts = verifier.verifyAll(credentials.iterator())) {
   *   while (verdicts.hasNext()) {
   *     if (verdicts.next() instanceof CredentialVerdict.CredentialAccepted accepted) {
   *       take(accepted.credential());
   *     }
   *   }
   * }
   * }</pre>
   */
  public Verdicts verifyAll(Iterator<VerifiableCredential> credentials) {
    return new Verdicts(credentials, this::verify, Runtime.getRuntime().availableProcessors());
  }

  /**
   * {@return whether the {@code dc+sd-jwt} credential in {@code content} is to be believed, as its
   * issuer hands it out} For its holder, when it arrives. One that is bound to a request is
   * refused: it is an answer, and belongs to a {@link VpToken}.
   */
  public TokenVerdict verifyToken(byte[] content) {
    var run = new Run(policy, clock.instant());
    return run.begin(content)
        .then((received, going) -> new TokenCheck(going).issued(received))
        .tokenVerdict(checked -> checked.token());
  }

  /**
   * {@return whether all proofs of {@code credential} are good, whoever made them} It does not
   * establish who issued the credential; whether the issuer controls a key that signed it stands in
   * the report.
   */
  public UnattributedVerdict verifyWithoutIssuer(VerifiableCredential credential) {
    var run = new Run(policy, clock.instant());
    var items = run.begin(credential).then(Parsed::credential).then(Proven::proofs).value();
    items.ifPresent(
        proven ->
            proven.forEach(
                item -> {
                  item.requireIssuerSigned(run);
                  new ResourceCheck(run).leaveOthers(item);
                }));
    return new UnattributedVerdict(run.report(), items.map(proven -> proven.get(0).document()));
  }
}
