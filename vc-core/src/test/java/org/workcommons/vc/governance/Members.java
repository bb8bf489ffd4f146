package org.workcommons.vc.governance;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;

/** People who sign in tests, by numbers from 1 to 99; each is always the same. */
final class Members {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private Members() {}

  static SigningKey key(int number) {
    var seed = new byte[32];
    seed[31] = (byte) number;
    return SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED);
  }

  static Did did(int number) {
    return DidKey.of(key(number).verificationKey());
  }

  static DidUrl method(int number) {
    return DidKey.verificationMethod(did(number));
  }

  static Set<Did> dids(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Members::did)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static List<Did> list(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Members::did).toList();
  }

  static SignedDocument signed(JsonObject document, int... signers) {
    return signed(SignedDocument.of(document), NOW, signers);
  }

  static SignedDocument signed(SignedDocument document, Instant created, int... signers) {
    try {
      var signed = document;
      for (int i = 0; i < signers.length; i++) {
        // one after another: the same proof twice would be refused as such
        var when = created.minusSeconds(signers.length - 1 - i);
        signed = signed.sign(key(signers[i]), method(signers[i]), when);
      }
      return signed;
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
