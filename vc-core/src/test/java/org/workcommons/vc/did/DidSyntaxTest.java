package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class DidSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:key:z6Mk", "did:web:a.example", "did:web:a.example%3A8443:path", "did:a:b::c",
        "did:1:-", "did:web:a%41", "did:web::a", "did:web:%41"
      })
  void readsADid(String text) throws Exception {
    assertThat(Did.parse(text, Pointer.ROOT).value()).isEqualTo(text);
    assertThat(DidUrl.parse(text + "#key-1", Pointer.ROOT).did().value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did",
        "did:",
        "did:web",
        "did:web:",
        "did:web:a:",
        "did:Web:a",
        "did::a",
        "DID:web:a",
        " did:web:a",
        "did:web:a ",
        "did:web:a\n",
        "did:web:a%",
        "did:web:a%4",
        "did:web:a%4g",
        "did:web:%%41",
        "did:web:a%\n41",
        "did:web:a/b",
        "did:web:a?b",
        "did:web:a#b",
        "did:web:\u00e9"
      })
  void refusesWhatIsNoDid(String text) {
    assertThat(problem(text)).isEqualTo(ProblemType.INVALID_DID);
  }

  @Test
  void readsTheLongestDidAndRefusesALongerOne() throws Exception {
    for (String start : new String[] {"did:web:", "did:web:%41", "did:web:::"}) {
      var longest = start + "a".repeat(Did.MAX_CHARS - start.length());
      assertThat(Did.parse(longest, Pointer.ROOT).value()).hasSize(Did.MAX_CHARS);
      assertThat(problem(longest + "a")).isEqualTo(ProblemType.INVALID_DID);
    }
    assertThat(problem("did:web:" + ":".repeat(4000))).isEqualTo(ProblemType.INVALID_DID);
    assertThat(problem("did:web:" + "%41".repeat(1300) + "%")).isEqualTo(ProblemType.INVALID_DID);
  }

  @Test
  void readsALongFragment() throws Exception {
    var fragment = "a".repeat(Did.MAX_CHARS - 3) + "%41";
    assertThat(DidUrl.parse("did:web:a#" + fragment, Pointer.ROOT).fragment()).isEqualTo(fragment);
  }

  private static ProblemType problem(String text) {
    return catchThrowableOfType(
            ProblemException.class, () -> Did.parse(text, Pointer.ROOT.at("issuer")))
        .problem()
        .type();
  }
}
