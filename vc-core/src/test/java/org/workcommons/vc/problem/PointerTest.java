package org.workcommons.vc.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workcommons.vc.json.JsonString;

class PointerTest {
  @Test
  void isEmptyForTheWholeDocument() {
    assertThat(Pointer.ROOT.value()).isEmpty();
  }

  @Test
  void escapesTildeAndSlash() {
    assertThat(Pointer.ROOT.at("a/b~c").at("~1").at("").at(0).value()).isEqualTo("/a~1b~0c/~01//0");
  }

  @Test
  void isSeenFromTheDocumentAround() {
    var parent = Pointer.ROOT.at("proof").at(1);
    assertThat(Pointer.ROOT.at("created").under(parent).value()).isEqualTo("/proof/1/created");
    assertThat(Pointer.ROOT.under(parent)).isEqualTo(parent);
  }

  @Test
  void repeatsAHundredCharactersOfANameAndNotOneMore() {
    assertThat(Pointer.ROOT.at("a".repeat(100)).value()).isEqualTo("/" + "a".repeat(100));
    assertThat(Pointer.ROOT.at("a".repeat(101)).value()).isEqualTo("/" + "a".repeat(100) + "…");
  }

  @Test
  void neverCutsASurrogatePair() {
    var pointer = Pointer.ROOT.at("a".repeat(99) + "😂".repeat(10));
    assertThat(pointer.value()).isEqualTo("/" + "a".repeat(99) + "…");
    assertThat(JsonString.isWellFormed(pointer.value())).isTrue();
  }

  @Test
  void showsPeopleNothingThatATerminalObeys() {
    var pointer = Pointer.ROOT.at("a\n\u001b[31m\u202eb");
    assertThat(pointer).hasToString("/a\ufffd\ufffd[31m\ufffdb");
    assertThat(pointer.value()).isEqualTo("/a\n\u001b[31m\u202eb");
  }
}
