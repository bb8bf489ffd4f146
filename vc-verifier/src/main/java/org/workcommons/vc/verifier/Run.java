package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Proof;

/** One verification: its policy, its instant, what it found. */
record Run(Policy policy, Instant now, Findings findings) {
  Run(Policy policy, Instant now) {
    this(policy, now, new Findings());
  }

  <T> Stage<T> begin(T value) {
    return new Stage<>(this, Optional.of(value));
  }

  Report report() {
    return findings.report(now);
  }

  /**
   * {@return the key that is said to have made {@code proof}, if it may be used for its purpose
   * now}
   */
  VerificationMethod methodOf(Proof proof) throws ProblemException {
    var url = proof.verificationMethod();
    var named = proof.pointer().at("verificationMethod");
    var method = retrieve(url, proof.purpose().relationship(), named);
    requireUsable(method, proof.pointer());
    return method;
  }

  /**
   * {@return the key called {@code url}, which is named at {@code named}, if it may be used for
   * {@code relationship} now}
   */
  VerificationMethod method(DidUrl url, VerificationRelationship relationship, Pointer named)
      throws ProblemException {
    var method = retrieve(url, relationship, named);
    requireUsable(method, named);
    return method;
  }

  private void requireUsable(VerificationMethod method, Pointer pointer) throws ProblemException {
    if (method.revoked().isPresent() && !now.isBefore(method.revoked().get())) {
      throw new ProblemException(ProblemType.KEY_REVOKED, pointer, "the key was revoked");
    }
    if (method.expires().isPresent() && !now.isBefore(method.expires().get())) {
      throw new ProblemException(ProblemType.KEY_EXPIRED, pointer, "the key has expired");
    }
  }

  private VerificationMethod retrieve(
      DidUrl url, VerificationRelationship relationship, Pointer named) throws ProblemException {
    try {
      var resolution = policy.resolver().resolve(url.did());
      if (resolution instanceof Resolution.Failed failed) {
        throw new ProblemException(failed.problem());
      }
      var document = ((Resolution.Resolved) resolution).document();
      return document.retrieve(url, relationship);
    } catch (ProblemException e) {
      // pointers into the controller document would mislead a reader of this one
      throw new ProblemException(e.problem().type(), named, e.problem().detail());
    }
  }

  /**
   * A verification between two stages: it goes on with a value while nothing was found, and stays
   * stopped after that.
   *
   * @param value what the last stage handed on, empty once something was found
   */
  record Stage<T>(Run run, Optional<T> value) {
    /**
     * Runs the next stage. All that a stage finds is collected; the next one runs only if that is
     * nothing.
     */
    <R> Stage<R> then(BiFunction<T, Run, Optional<R>> next) {
      var result = value.flatMap(handedOn -> next.apply(handedOn, run));
      return new Stage<>(run, run.findings().none() ? result : Optional.empty());
    }

    Verdict verdict(Function<T, VerifiedPresentation> mint) {
      if (run.findings().none() && value.isPresent()) {
        return new Verdict.Accepted(mint.apply(value.get()), run.report());
      }
      return run.findings().reject()
          ? new Verdict.Rejected(run.report())
          : new Verdict.Undecided(run.report());
    }

    AnswerVerdict answerVerdict(Function<T, VerifiedAnswer> mint) {
      if (run.findings().none() && value.isPresent()) {
        return new AnswerVerdict.AnswerAccepted(mint.apply(value.get()), run.report());
      }
      return run.findings().reject()
          ? new Verdict.Rejected(run.report())
          : new Verdict.Undecided(run.report());
    }

    CredentialVerdict credentialVerdict(Function<T, VerifiedCredential> mint) {
      if (run.findings().none() && value.isPresent()) {
        return new CredentialVerdict.CredentialAccepted(mint.apply(value.get()), run.report());
      }
      return run.findings().reject()
          ? new Verdict.Rejected(run.report())
          : new Verdict.Undecided(run.report());
    }
  }
}
