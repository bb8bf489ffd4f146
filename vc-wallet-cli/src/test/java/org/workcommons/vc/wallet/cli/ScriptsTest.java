package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script under {@code cli/} does what it says. */
@Tag("long")
class ScriptsTest {
  @TempDir Path home;

  static Stream<String> scripts() throws IOException {
    try (var files = Files.list(directory())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void doesWhatItSays(String name) throws Exception {
    var script = Script.parse(Files.readString(directory().resolve(name)));
    new ScriptRun(home).run(script);
  }

  /** The runner itself must be able to fail. */
  @ParameterizedTest
  @MethodSource("wrongScripts")
  void noticesWhatIsNotAsItSays(String text) {
    var failure = catchThrowable(() -> new ScriptRun(home).run(Script.parse(text)));
    assertThat(failure).isInstanceOf(AssertionError.class);
  }

  static Stream<String> wrongScripts() {
    return Stream.of(
        "$ vc nonsense\n! {*}\n! {*}",
        "$ vc nonsense\n= 2",
        "$ vc nonsense\n! vc: error: something else\n! {*}\n= 2",
        "$ write f text\n$ cat f",
        "$ write f text\n> {**}",
        "$ write f text\n$ cat f\n> other",
        "$ write f text\n$ cat f\n> {word}\n$ write f more\n$ cat f\n> {word}");
  }

  @Test
  void noticesOutputThatIsNotAsItsSchemaSays() {
    for (var line :
        new String[] {
          "{\"schema\":\"vc/present/1\",\"file\":\"a\"}",
          "{\"schema\":\"vc/present/1\",\"file\":\"a\",\"audience\":\"b\",\"more\":1}",
          "{\"schema\":\"vc/unheard/1\"}",
          "{\"error\":{\"code\":\"other\",\"message\":\"m\",\"hint\":\"h\"}}"
        }) {
      assertThat(catchThrowable(() -> OutputSchemas.check(line)))
          .as(line)
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void thereAreScripts() throws IOException {
    assertThat(scripts()).hasSizeGreaterThan(5);
  }

  private static Path directory() {
    return Path.of("src/test/resources/cli");
  }
}
