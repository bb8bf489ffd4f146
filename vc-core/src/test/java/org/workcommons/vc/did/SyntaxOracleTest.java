package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** The syntax of identifiers beside regular expressions that say the same. DID Core 1.0 §3.1. */
class SyntaxOracleTest {
  private static final Pattern DID =
      Pattern.compile("did:[a-z0-9]+:(?!.*%(?![0-9A-Fa-f]{2}))[A-Za-z0-9._:%-]*[A-Za-z0-9._-]");
  private static final Pattern FRAGMENT =
      Pattern.compile("(?!.*%(?![0-9A-Fa-f]{2}))[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+");
  private static final String[] PIECES = {
    "did",
    ":",
    "did:",
    "key",
    "web",
    "did:key:",
    "z6Mk",
    "A",
    "%",
    "%4",
    "%41",
    "%zz",
    "%aF",
    "-",
    ".",
    "_",
    "~",
    "#",
    "/",
    "?",
    "@",
    " ",
    "\n",
    "\u00e9",
    "\u0660",
    "0",
    "Z",
    "K\u212a",
    "!",
    "+",
    "\""
  };

  @Test
  void takesWhatTheExpressionsTake() {
    int valid = 0;
    for (long seed = 0; seed < 200_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder(random.nextInt(3) == 0 ? "" : "did:key:");
      for (int i = random.nextInt(6); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      boolean isDid = isDid(text.toString());
      assertThat(isDid).as("seed %d: %s", seed, text).isEqualTo(DID.matcher(text).matches());
      valid += isDid ? 1 : 0;
      if (text.indexOf("#") < 0) {
        assertThat(isUrl("did:key:z#" + text))
            .as("fragment of seed %d: %s", seed, text)
            .isEqualTo(FRAGMENT.matcher(text).matches());
      }
    }
    assertThat(valid).isBetween(10_000, 190_000);
  }

  private static boolean isDid(String text) {
    try {
      return Did.parse(text, Pointer.ROOT).value().equals(text);
    } catch (ProblemException e) {
      return false;
    }
  }

  private static boolean isUrl(String text) {
    try {
      return DidUrl.parse(text, Pointer.ROOT).toString().equals(text);
    } catch (ProblemException e) {
      return false;
    }
  }
}
