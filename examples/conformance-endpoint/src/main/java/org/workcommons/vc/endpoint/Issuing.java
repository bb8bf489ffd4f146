package org.workcommons.vc.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/** {@code POST /credentials/issue}. VCALM §4.1. */
record Issuing(
    Profile profile, Documents documents, Optional<StatusPages> status, InstantSource clock)
    implements Route {
  @Override
  public Reply answer(Request request) throws ProblemException {
    var credential = request.body().object("credential");
    if (credential.object().has("proof")) {
      throw credential.malformed("proof", "a credential to be issued has no proof yet");
    }
    var complete = complete(credential.object());
    documents.requireCredential(complete);
    requireOwn(ObjectReader.of(complete, credential.pointer()));
    try {
      var did = DidKey.of(profile.key().verificationKey());
      var options =
          ProofOptions.assertion(DidKey.verificationMethod(did), clock.instant())
              .withMandatory(mandatory(request.body().optionalObject("options")));
      return Reply.created(secured(complete, options));
    } catch (IOException e) {
      throw new UncheckedIOException("a key in memory can always be reached", e);
    }
  }

  private List<Pointer> mandatory(Optional<ObjectReader> options) throws ProblemException {
    var pointers = Deriving.pointers(options, "mandatoryPointers");
    if (!pointers.isEmpty() && !profile.isSelective()) {
      throw options.orElseThrow().malformed("mandatoryPointers", "means nothing to this profile");
    }
    return pointers;
  }

  private JsonObject secured(JsonObject credential, ProofOptions options)
      throws ProblemException, IOException {
    if (profile.mechanism() instanceof DataIntegrity integrity && signsRdf(integrity)) {
      // SuitePolicy.INLINE_CONTEXTS: by another name a context says the same
      var inlined = PinnedInline.in(credential, documents.contexts());
      return new DataIntegrity(integrity.cryptosuite(), inlined.contexts())
          .secure(inlined.document(), profile.key(), options)
          .with("@context", credential.get("@context").orElseThrow());
    }
    var issued = profile.mechanism().secureCredential(credential, profile.key(), options);
    return issued.mediaType() == MediaType.VC
        ? JsonReader.readObject(issued.toByteArray())
        : Envelope.around(issued);
  }

  private static boolean signsRdf(DataIntegrity integrity) {
    return !integrity.cryptosuite().identifier().contains("-jcs-");
  }

  private JsonObject complete(JsonObject credential) throws ProblemException {
    var complete = Documents.isVersion11(credential) ? version11(credential) : credential;
    return status.isPresent() ? status.get().withStatus(complete) : complete;
  }

  /** {@link SuitePolicy#VERSION_1_1}. */
  private JsonObject version11(JsonObject credential) {
    var contexts = new ArrayList<>(JsonArray.itemsOf(credential.get("@context").orElseThrow()));
    var url = new JsonString(Documents.DATA_INTEGRITY);
    if (!contexts.contains(url)) {
      contexts.add(url);
    }
    var complete = credential.with("@context", new JsonArray(contexts));
    return complete.has("issuanceDate")
        ? complete
        : complete.with("issuanceDate", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Nobody else's name under our signature. */
  private void requireOwn(ObjectReader credential) throws ProblemException {
    var issuer = credential.required("issuer");
    var id =
        issuer instanceof JsonObject object
            ? object.string("id")
            : credential.optionalString("issuer");
    if (!id.equals(Optional.of(profile.id()))) {
      throw new ProblemException(
          ProblemType.ISSUER_MISMATCH,
          Pointer.ROOT.at("credential").at("issuer"),
          "not this issuer");
    }
  }
}
