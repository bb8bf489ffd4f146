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
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Proof;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.securing.SecuredToken;

/** Well-formed, its proofs taken apart; every word may still be a lie. */
record Parsed(Optional<Secured> presentation, List<Item> credentials) {
  /** A credential and where it stands in what was received. */
  record Item(Pointer place, Secured secured) {}

  static Optional<Parsed> presentation(VerifiablePresentation received, Run run) {
    return new Reading(run).presentation(received);
  }

  static Optional<Parsed> credential(VerifiableCredential received, Run run) {
    return new Reading(run).credential(received);
  }

  /** Collects what is wrong with the form, all of it. */
  private record Reading(Run run) {
    Optional<Parsed> presentation(VerifiablePresentation received) {
      var content = received.toByteArray();
      run.findings().ran(Check.SYNTAX);
      var secured =
          received.mediaType().isEnveloping()
              ? token(received.mediaType(), content, Pointer.ROOT, this::presentationForm)
              : json(content)
                  .flatMap(document -> embedded(document, Pointer.ROOT, this::presentationForm));
      return secured.map(present -> new Parsed(Optional.of(present), credentials(present)));
    }

    Optional<Parsed> credential(VerifiableCredential received) {
      run.findings().ran(Check.SYNTAX);
      return secured(received, Pointer.ROOT)
          .map(secured -> new Parsed(Optional.empty(), List.of(new Item(Pointer.ROOT, secured))));
    }

    private Optional<Secured> secured(VerifiableCredential received, Pointer place) {
      var content = received.toByteArray();
      return received.mediaType().isEnveloping()
          ? token(received.mediaType(), content, place, this::credentialForm)
          : json(content).flatMap(document -> embedded(document, place, this::credentialForm));
    }

    private Optional<JsonObject> json(byte[] content) {
      try {
        return Optional.of(JsonReader.readObject(content));
      } catch (ProblemException e) {
        run.findings().add(Check.SYNTAX, e.problem());
        return Optional.empty();
      }
    }

    private Optional<Secured> embedded(JsonObject document, Pointer place, Form form) {
      form.check(document, place);
      return takenApart(() -> SecuredDocument.read(document, contexts()), place);
    }

    private Optional<Secured> token(MediaType type, byte[] content, Pointer place, Form form) {
      var token = takenApart(() -> SecuredToken.read(type, content), place);
      token.ifPresent(secured -> form.check(secured.unsecured(), place));
      return token;
    }

    private Optional<Secured> takenApart(Reader reader, Pointer place) {
      try {
        return Optional.of(reader.read());
      } catch (ProblemException e) {
        var check = e.problem().type() == ProblemType.PARSING_ERROR ? Check.SYNTAX : Check.PROOF;
        run.findings().add(check, e.problem().under(place));
        return Optional.empty();
      }
    }

    /**
     * The credentials inside: the proof of the presentation covers them, so they are read from what
     * it secures.
     */
    private List<Item> credentials(Secured presentation) {
      var items = new ArrayList<Item>();
      for (var credential : members(presentation.unsecured())) {
        inside(credential).ifPresent(secured -> items.add(new Item(credential.pointer(), secured)));
      }
      requireFewProofs(items);
      return List.copyOf(items);
    }

    /** Its form was checked with that of the presentation, unless it is in an envelope. */
    private Optional<Secured> inside(ObjectReader credential) {
      if (Envelope.isOne(credential.object())) {
        return opened(credential).flatMap(token -> secured(token, credential.pointer()));
      }
      return embedded(credential.object(), credential.pointer(), this::contextsOfCredential);
    }

    private Optional<VerifiableCredential> opened(ObjectReader envelope) {
      try {
        return Optional.of(Envelope.open(envelope));
      } catch (ProblemException e) {
        run.findings().add(Check.PROOF, e.problem());
        return Optional.empty();
      }
    }

    private void requireFewProofs(List<Item> items) {
      var proofs = items.stream().flatMap(item -> item.secured().proofs().stream()).toList();
      if (proofs.size() > Limits.CREDENTIAL_PROOFS) {
        tooMany(Limits.CREDENTIAL_PROOFS + " proofs in all credentials");
      }
      if (proofs.stream().filter(Proof::isSelective).count() > Limits.SELECTIVE_CREDENTIAL_PROOFS) {
        tooMany(Limits.SELECTIVE_CREDENTIAL_PROOFS + " proofs that disclose selectively");
      }
    }

    private void tooMany(String what) {
      run.findings()
          .add(
              Check.PROOF,
              new Problem(
                  ProblemType.LIMIT_EXCEEDED,
                  Pointer.ROOT.at("verifiableCredential"),
                  "more than " + what));
    }

    private static List<ObjectReader> members(JsonObject presentation) {
      try {
        return ObjectReader.of(presentation, Pointer.ROOT).oneOrMore("verifiableCredential");
      } catch (ProblemException e) {
        // conformance has found this already
        return List.of();
      }
    }

    private void presentationForm(JsonObject document, Pointer place) {
      syntax(Conformance.ofPresentation(document, contexts()), place);
      syntax(contexts().unknownInPresentation(document), place);
    }

    private void credentialForm(JsonObject document, Pointer place) {
      syntax(Conformance.ofCredential(document, contexts()), place);
      contextsOfCredential(document, place);
    }

    private void contextsOfCredential(JsonObject document, Pointer place) {
      syntax(contexts().unknownInCredential(document), place);
    }

    private void syntax(List<Problem> problems, Pointer place) {
      problems.forEach(problem -> run.findings().add(Check.SYNTAX, problem.under(place)));
    }

    private Contexts contexts() {
      return run.policy().contexts();
    }

    /** What a document has to look like. */
    private interface Form {
      void check(JsonObject document, Pointer place);
    }

    private interface Reader {
      Secured read() throws ProblemException;
    }
  }
}
