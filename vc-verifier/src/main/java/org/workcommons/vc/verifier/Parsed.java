package org.workcommons.vc.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.SecuredDocument;

/** Well-formed, its proofs taken apart; every word may still be a lie. */
record Parsed(Optional<SecuredDocument> presentation, List<Item> credentials) {
  /** A credential and where it stands in what was received. */
  record Item(Pointer place, SecuredDocument secured) {}

  static Optional<Parsed> presentation(VerifiablePresentation received, Run run) {
    return new Reading(run).presentation(received.toByteArray());
  }

  static Optional<Parsed> credential(VerifiableCredential received, Run run) {
    return new Reading(run).credential(received.toByteArray());
  }

  /** Collects what is wrong with the form, all of it. */
  private record Reading(Run run) {
    private Contexts contexts() {
      return run.policy().contexts();
    }

    Optional<Parsed> presentation(byte[] content) {
      return json(content)
          .flatMap(
              document -> {
                syntax(Conformance.ofPresentation(document, contexts()), Pointer.ROOT);
                syntax(contexts().unknownInPresentation(document), Pointer.ROOT);
                var presentation = secured(document, Pointer.ROOT);
                return presentation.map(secured -> new Parsed(presentation, credentials(secured)));
              });
    }

    Optional<Parsed> credential(byte[] content) {
      return json(content)
          .flatMap(
              document -> {
                syntax(Conformance.ofCredential(document, contexts()), Pointer.ROOT);
                syntax(contexts().unknownInCredential(document), Pointer.ROOT);
                return secured(document, Pointer.ROOT)
                    .map(
                        secured ->
                            new Parsed(Optional.empty(), List.of(new Item(Pointer.ROOT, secured))));
              });
    }

    private Optional<JsonObject> json(byte[] content) {
      run.findings().ran(Check.SYNTAX);
      try {
        return Optional.of(JsonReader.readObject(content));
      } catch (ProblemException e) {
        run.findings().add(Check.SYNTAX, e.problem());
        return Optional.empty();
      }
    }

    /**
     * The credentials inside: the proof of the presentation covers them, so they are read from what
     * it secures.
     */
    private List<Item> credentials(SecuredDocument presentation) {
      var items = new ArrayList<Item>();
      for (var credential : members(presentation.unsecured())) {
        syntax(contexts().unknownInCredential(credential.object()), credential.pointer());
        secured(credential.object(), credential.pointer())
            .ifPresent(secured -> items.add(new Item(credential.pointer(), secured)));
      }
      requireFewProofs(items);
      return List.copyOf(items);
    }

    private void requireFewProofs(List<Item> items) {
      if (items.stream().mapToInt(item -> item.secured().proofs().size()).sum()
          > Limits.CREDENTIAL_PROOFS) {
        run.findings()
            .add(
                Check.PROOF,
                new Problem(
                    ProblemType.LIMIT_EXCEEDED,
                    Pointer.ROOT.at("verifiableCredential"),
                    "more than " + Limits.CREDENTIAL_PROOFS + " proofs in all credentials"));
      }
    }

    private static List<ObjectReader> members(JsonObject presentation) {
      try {
        return ObjectReader.of(presentation, Pointer.ROOT).oneOrMore("verifiableCredential");
      } catch (ProblemException e) {
        // conformance has found this already
        return List.of();
      }
    }

    private Optional<SecuredDocument> secured(JsonObject document, Pointer place) {
      try {
        return Optional.of(SecuredDocument.read(document, contexts()));
      } catch (ProblemException e) {
        run.findings().add(Check.PROOF, e.problem().under(place));
        return Optional.empty();
      }
    }

    private void syntax(List<Problem> problems, Pointer place) {
      problems.forEach(problem -> run.findings().add(Check.SYNTAX, problem.under(place)));
    }
  }
}
