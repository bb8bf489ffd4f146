package org.workcommons.vc.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwt.KeyBinding;
import org.workcommons.vc.sdjwt.SdJwtPresentation;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/**
 * Checks an answer to a query: every presentation in it for itself, each by the rules of the format
 * that was asked for, and then whether all of them together are what was asked for. No wallet is
 * relied on for that. OpenID for Verifiable Presentations 1.0 §8.6. Not for sharing between
 * threads.
 */
final class QueryAnswer {
  private final Run run;
  private final PresentationRequest request;
  private final DcqlQuery query;
  private final TokenCheck tokenCheck;
  private final Map<String, List<VerifiedToken>> tokens = new LinkedHashMap<>();
  private final Map<String, List<VerifiedPresentation>> presentations = new LinkedHashMap<>();
  private final Map<String, List<Candidate>> candidates = new LinkedHashMap<>();

  QueryAnswer(Run run, PresentationRequest request) {
    this.run = run;
    this.request = request;
    this.query = request.query().orElseThrow();
    this.tokenCheck = new TokenCheck(run);
  }

  /** {@return the answer if all of it is to be believed and it satisfies the query} */
  Optional<VerifiedAnswer> check(VpToken answer) {
    if (run.now().isAfter(request.expires())) {
      add(
          Check.HOLDER_BINDING,
          ProblemType.REQUEST_EXPIRED,
          Pointer.ROOT,
          "the request that it answers is over");
      return Optional.empty();
    }
    answer.presentations().forEach(this::check);
    if (!run.findings().none()) {
      return Optional.empty();
    }
    run.findings().ran(Check.REQUEST);
    query.check(candidates).forEach(problem -> run.findings().add(Check.REQUEST, problem));
    return Optional.of(
        new VerifiedAnswer(tokens, presentations, query.overDisclosed(candidates), run.now()));
  }

  private void check(String id, List<JsonValue> answers) {
    var asked = query.credentials().stream().filter(each -> each.id().equals(id)).findFirst();
    if (asked.isEmpty()) {
      // nobody who answers what was not asked gets to make us check it
      add(
          Check.REQUEST,
          ProblemType.PRESENTATION_INCOMPLETE,
          Pointer.ROOT.at(id),
          "answers nothing that was asked for");
      return;
    }
    if (answers.size() > 1 && asked.get().quantity() == CredentialQuery.Quantity.ONE) {
      add(
          Check.REQUEST,
          ProblemType.PRESENTATION_INCOMPLETE,
          Pointer.ROOT.at(id),
          "several where one was asked for");
      return;
    }
    for (int i = 0; i < answers.size(); i++) {
      check(asked.get(), answers.get(i), Pointer.ROOT.at(id).at(i));
    }
  }

  private void check(CredentialQuery asked, JsonValue answer, Pointer place) {
    var content = VpToken.content(answer);
    if (asked.format().equals(CredentialFormat.DC_SD_JWT)) {
      tokenCheck
          .check(content, place, asked.binding(), expected())
          .ifPresent(checked -> keep(asked.id(), checked.token(), checked.candidate()));
    } else if (asked.format().equals(CredentialFormat.VC_SD_JWT)) {
      if (Wrapped.isPresentation(answer)) {
        presented(asked, VerifiablePresentation.received(MediaType.VP_SD_JWT, content), place);
      } else {
        disclosed(asked, content, place);
      }
    } else if (asked.format().equals(CredentialFormat.LDP_VC)) {
      presented(asked, VerifiablePresentation.received(MediaType.VP, content), place);
    } else if (asked.format().equals(CredentialFormat.JWT_VC_JSON)) {
      presented(asked, VerifiablePresentation.received(MediaType.VP_JWT, content), place);
    } else {
      add(
          Check.REQUEST,
          ProblemType.PRESENTATION_INCOMPLETE,
          place,
          "nothing of this format can be checked here");
    }
  }

  private KeyBinding expected() {
    var audience =
        new DisclosableToken.Audience(
            request.audience().toString(), request.challenge().toString());
    return new KeyBinding(
        audience, run.now(), PresentationRequest.LIFETIME, run.policy().clockSkew());
  }

  private void keep(String id, VerifiedToken token, Candidate candidate) {
    tokens.computeIfAbsent(id, any -> new ArrayList<>()).add(token);
    candidates.computeIfAbsent(id, any -> new ArrayList<>()).add(candidate);
  }

  /** A presentation around one W3C credential, which the holder signed for this request. */
  private void presented(CredentialQuery asked, VerifiablePresentation received, Pointer place) {
    var nested = new Run(run.policy(), run.now());
    var wrapped =
        nested
            .begin(received)
            .then(Parsed::presentation)
            .then((parsed, going) -> Wrapped.of(asked.format(), parsed, going));
    var trusted =
        wrapped
            .then((one, going) -> Proven.presentation(one.parsed(), request, going))
            .then(Trusted::disclosed)
            .value();
    run.findings().absorb(nested.findings(), place);
    if (trusted.isPresent()) {
      var item = trusted.get().credentials().get(0);
      var candidate = Candidate.of(asked.format(), types(item), item.document());
      presentations
          .computeIfAbsent(asked.id(), any -> new ArrayList<>())
          .add(new VerifiedPresentation(trusted.get(), request.audience(), nested));
      candidates
          .computeIfAbsent(asked.id(), any -> new ArrayList<>())
          .add(candidate.withDisclosable(wrapped.value().orElseThrow().disclosed()));
    }
  }

  /** A W3C credential that is a selectively disclosable token, bound to its holder's key. */
  private void disclosed(CredentialQuery asked, byte[] content, Pointer place) {
    var nested = new Run(run.policy(), run.now());
    disclosed(asked, content, nested)
        .ifPresent(
            presented -> {
              var credential =
                  VerifiableCredential.received(MediaType.VC_SD_JWT, presented.unbound());
              nested
                  .begin(credential)
                  .then(Parsed::credential)
                  .then(Proven::credential)
                  .then(Trusted::disclosed)
                  .value()
                  .ifPresent(trusted -> keep(asked, presented, trusted.credentials().get(0)));
            });
    run.findings().absorb(nested.findings(), place);
  }

  private Optional<SdJwtPresentation> disclosed(CredentialQuery asked, byte[] content, Run nested) {
    try {
      var presented = SdJwt.presentation(MediaType.VC_SD_JWT, content);
      nested.findings().ran(Check.SYNTAX);
      boolean bound =
          nested
              .findings()
              .collect(
                  Check.HOLDER_BINDING,
                  Pointer.ROOT,
                  () -> TokenCheck.requireBound(presented, asked.binding(), expected()));
      return bound ? Optional.of(presented) : Optional.empty();
    } catch (ProblemException e) {
      nested.findings().add(Check.SYNTAX, e.problem());
      return Optional.empty();
    }
  }

  private void keep(CredentialQuery asked, SdJwtPresentation presented, Proven.Item item) {
    var types = types(item);
    var binding = presented.hasBinding() ? Candidate.Binding.HOLDER : Candidate.Binding.NONE;
    keep(
        asked.id(),
        new VerifiedToken(
            Optional.of(item.credential().issuer().id()),
            types,
            item.document(),
            TokenCheck.holder(presented),
            run.now()),
        Candidate.of(asked.format(), types, item.document())
            .withBinding(binding)
            .withDisclosable(new LinkedHashSet<>(presented.disclosed())));
  }

  private Set<String> types(Proven.Item item) {
    return run.policy().contexts().typesOf(item.document());
  }

  private void add(Check check, ProblemType type, Pointer pointer, String detail) {
    run.findings().add(check, new Problem(type, pointer, detail));
  }
}
