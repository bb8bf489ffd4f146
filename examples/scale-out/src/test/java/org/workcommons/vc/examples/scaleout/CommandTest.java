package org.workcommons.vc.examples.scaleout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What can be said before Spark is started. */
class CommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpFitsAScreen() {
    assertThat(scaleOut("--help")).isEqualTo(Command.DONE);
    assertThat(Generate.run(stream(out), stream(err), "--help")).isEqualTo(Command.DONE);
    assertThat(Measure.run(stream(out), stream(err), "--help")).isEqualTo(Command.DONE);
    var lines = out.toString(UTF_8).split("\n");
    assertThat(Arrays.stream(lines).mapToInt(String::length).max().orElseThrow())
        .isLessThanOrEqualTo(96);
    assertThat(err.size()).isZero();
  }

  @Test
  void refusesAnOptionThatThereIsNot() {
    assertThat(scaleOut("--inputs", "x")).isEqualTo(Command.USAGE);
    assertThat(err.toString(UTF_8)).contains("error: no such option: --inputs", "hint: ");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThat(scaleOut("--input")).isEqualTo(Command.USAGE);
    assertThat(err.toString(UTF_8)).contains("error: --input needs a value");
  }

  @Test
  void computesWhatManyMachinesDo() {
    var projection = new Projection(5000, 4, 2000);
    assertThat(projection.statementsASecond(8)).isEqualTo(160_000);
    assertThat(projection.minutes(8, 96_000_000)).isEqualTo(10);
    assertThat(projection.megabytesASecond(1)).isZero();
    assertThat(projection.megabytesASecond(4)).isEqualTo(30);
  }

  private int scaleOut(String... arguments) {
    return ScaleOut.run(stream(out), stream(err), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
