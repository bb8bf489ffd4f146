package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.securing.SelectiveDisclosure;

/** Our side where proofs alone are looked at, whatever the document says. */
final class Here {
  static final Contexts CONTEXTS = contexts();

  private Here() {}

  static byte[] issue(
      JsonObject document, SigningKey key, Cryptosuite suite, List<Pointer> mandatory)
      throws ProblemException, IOException {
    var options = Actors.assertion(key).withMandatory(mandatory);
    return JsonWriter.compact(new DataIntegrity(suite, CONTEXTS).secure(document, key, options));
  }

  static byte[] derive(byte[] issued, List<Pointer> selective) throws ProblemException {
    return disclosure(issued).derive(selective).toByteArray();
  }

  /** Verifies what the issuer made for the holder. */
  static void confirm(byte[] issued) throws ProblemException {
    var disclosure = disclosure(issued);
    disclosure.verify(key(disclosure.proof().verificationMethod().fragment()));
  }

  private static SelectiveDisclosure disclosure(byte[] issued) throws ProblemException {
    return SelectiveDisclosure.of(VerifiableCredential.received(MediaType.VC, issued), CONTEXTS);
  }

  /** {@return why not every proof of {@code content} is one by its issuer, empty if all are} */
  static Optional<String> refusal(byte[] content) {
    try {
      var document = SecuredDocument.read(JsonReader.readObject(content), CONTEXTS);
      for (var proof : document.proofs()) {
        var key = key(proof.verificationMethod().fragment());
        var covered = document.verify(proof, key);
        if (proof.purpose() != ProofPurpose.ASSERTION_METHOD
            || !covered.string("issuer").equals(Optional.of(DidKey.of(key).value()))) {
          return Optional.of("not a proof by the issuer");
        }
      }
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static VerificationKey key(String multikey) throws ProblemException {
    return VerificationKey.ofMultikey(multikey);
  }

  private static Contexts contexts() {
    try {
      return Contexts.bundled().withPinned(Shapes.CONTEXT_URL, Shapes.CONTEXT.getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IllegalStateException("not a context", e);
    }
  }
}
