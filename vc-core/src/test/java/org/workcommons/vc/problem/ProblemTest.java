package org.workcommons.vc.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final Problem PROBLEM =
      new Problem(ProblemType.EXPIRED, Pointer.ROOT.at("validUntil"), "over since yesterday");

  @Test
  void saysWhatWhereAndWhy() {
    assertThat(PROBLEM).hasToString("EXPIRED at /validUntil: over since yesterday");
    assertThat(new Problem(ProblemType.EXPIRED, Pointer.ROOT, "over")).hasToString("EXPIRED: over");
  }

  @Test
  void knowsWhatAPersonCanDo() {
    assertThat(PROBLEM.remedy()).isEqualTo("Ask the issuer for a current one.");
  }

  @Test
  void movesWithTheDocumentThatContainsIt() {
    assertThat(PROBLEM.under(Pointer.ROOT.at("vc").at(0)).pointer())
        .hasToString("/vc/0/validUntil");
    assertThat(new ProblemException(PROBLEM).under(Pointer.ROOT.at(3)).problem())
        .isEqualTo(PROBLEM.under(Pointer.ROOT.at(3)));
  }

  @Test
  void staysOnOneLineAndShowsNoControlCharacters() {
    var name = "a\nERROR forged\r\u001b[31m\u202e\u2028\u0000b";
    var problem = new Problem(ProblemType.PARSING_ERROR, Pointer.ROOT.at(name), "bad");
    assertThat(problem.toString()).matches("PARSING_ERROR at /a.ERROR forged..\\[31m...b: bad");
    assertThat(problem.toString().chars()).allMatch(c -> c >= 0x20 && c != 0x202e && c != 0x2028);
    assertThat(new ProblemException(problem)).hasMessage(problem.toString());
  }
}
