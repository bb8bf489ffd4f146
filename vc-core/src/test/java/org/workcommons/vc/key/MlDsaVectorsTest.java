package org.workcommons.vc.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * Wycheproof's cases for ML-DSA-44, which are not among the vectors beside the project: the folder
 * that has {@code mldsa_44_verify_test.json} is named by {@code -Dvc.wycheproof=…}.
 */
class MlDsaVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void judgesEveryCaseAsWycheproofDoes() throws Exception {
    var folder = System.getProperty("vc.wycheproof");
    assumeTrue(folder != null, "-Dvc.wycheproof names no folder");
    var file = Path.of(folder, "mldsa_44_verify_test.json");
    var document = ObjectReader.of(JsonReader.readObject(Files.readAllBytes(file)), Pointer.ROOT);
    int cases = 0;
    for (var group : document.objects("testGroups")) {
      for (var test : group.objects("tests")) {
        // a context string is not used by any of our formats, and so not offered
        if (test.object().has("ctx") && !test.string("ctx").isEmpty()) {
          continue;
        }
        boolean valid = verifies(group.string("publicKey"), test);
        assertThat(valid)
            .as("case %s: %s", test.integer("tcId", 1, 10_000), test.string("comment"))
            .isEqualTo(test.string("result").equals("valid"));
        cases++;
      }
    }
    assertThat(cases).isGreaterThan(150);
  }

  private static boolean verifies(String key, ObjectReader test) throws ProblemException {
    var signature = HEX.parseHex(test.string("sig"));
    try {
      return VerificationKey.ofRaw(KeyType.ML_DSA_44, HEX.parseHex(key))
          .verifies(HEX.parseHex(test.string("msg")), signature);
    } catch (ProblemException e) {
      return false;
    }
  }
}
