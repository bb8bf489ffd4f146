package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.chain;
import static org.workcommons.vc.verifier.Actors.present;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.util.ArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;

/** One altered character, at every position, in every bit: never accepted. */
@Tag("long")
class FlippedCharacterTest {
  @Test
  void noAlteredStatementIsAccepted() {
    var verifier = verifier();
    var statement = JsonWriter.compact(chain(PLATFORM, WORKER, 1).get(0));

    assertEveryFlip(
        statement,
        bytes ->
            verifier.verify(VerifiableCredential.received(MediaType.VC, bytes))
                instanceof CredentialVerdict.CredentialAccepted);
  }

  @Test
  void noAlteredPresentationIsAccepted() {
    var request = request();
    // remembers nothing, so that each attempt is judged as if it were the first
    var verifier = verifier().withChallenges((challenge, now, expires) -> true);
    var presentation = JsonWriter.compact(present(chain(PLATFORM, WORKER, 2), request, WORKER));

    assertEveryFlip(
        presentation,
        bytes ->
            verifier.verify(VerifiablePresentation.received(MediaType.VP, bytes), request)
                instanceof Verdict.Accepted);
  }

  private static void assertEveryFlip(byte[] document, Predicate<byte[]> accepted) {
    assertThat(accepted.test(document)).as("the unaltered document").isTrue();
    var wrong = new ArrayList<String>();
    for (int i = 0; i < document.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        var altered = document.clone();
        altered[i] ^= (byte) (1 << bit);
        if (accepted.test(altered)) {
          wrong.add("byte " + i + ", bit " + bit);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
