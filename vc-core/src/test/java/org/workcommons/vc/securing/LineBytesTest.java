package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LineBytesTest {
  private static final String LONG = "x".repeat(5000);

  @Test
  void passesOnWhatWasAdded() {
    var bytes = LineBytes.passedOn(Hash.SHA_256.digest());

    assertThat(bytes.put("a").put(LONG).put("b").hash())
        .isEqualTo(Hash.SHA_256.of(("a" + LONG + "b").getBytes(US_ASCII)));
    assertThat(bytes.put("c").hash()).isEqualTo(Hash.SHA_256.of("c".getBytes(US_ASCII)));
  }

  @Test
  void leavesNothingInTheRoomForTheNextDocument() {
    var first = LineBytes.ofDocument();
    first.put("claim ").putQuoted("of somebody").put('>');
    first.release();

    var next = LineBytes.ofDocument();
    next.put("y".repeat(3));

    assertThat(next.text(0, 3)).isEqualTo("yyy");
    assertThat(next.text(3, 30)).isEqualTo("\0".repeat(27));
    next.release();
  }

  @Test
  void leavesNothingInTheRoomToPassOn() {
    var first = LineBytes.passedOn(Hash.SHA_256.digest());
    first.put("a longer claim").hash();
    first.put("short").hash();
    first.release();

    var next = LineBytes.passedOn(Hash.SHA_256.digest());

    assertThat(next.text(0, 20)).isEqualTo("\0".repeat(20));
    next.release();
  }

  @Test
  void growsWithWhatIsAdded() {
    var bytes = LineBytes.ofDocument();
    for (int i = 0; i < 5; i++) {
      bytes.put(LONG);
    }

    assertThat(bytes.taken()).isEqualTo(LONG.repeat(5).getBytes(US_ASCII));
    bytes.release();
    assertThat(LineBytes.ofDocument().text(0, 5)).isEqualTo("\0".repeat(5));
  }

  /** Two documents would share the room otherwise. */
  @Test
  void givesTheRoomBackOnce() {
    var bytes = LineBytes.ofDocument();
    bytes.release();
    bytes.release();

    var one = LineBytes.ofDocument();
    var other = LineBytes.ofDocument();
    one.put("one");
    other.put("other");

    assertThat(one.text(0, 3)).isEqualTo("one");
    assertThat(other.text(0, 5)).isEqualTo("other");
    one.release();
    other.release();
  }

  @Test
  void refusesToReadWhatWasGivenBack() {
    var bytes = LineBytes.ofDocument();
    bytes.put("gone");
    bytes.release();

    assertThatThrownBy(() -> bytes.text(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
