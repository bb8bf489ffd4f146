package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual has a page for every page of help, in roff that says the same. */
class ManPageTest {
  private static final Pattern MACRO = Pattern.compile("\\.(TH|SH|nf|fi)( .*)?");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(e|-|&|\\(aq|\\(ga|\\(ha|\\(ti|\\(dq)");

  @TempDir Path folder;

  static Stream<String> pages() {
    return Stream.concat(Stream.of("vc"), HelpText.names(Device.commands().get(0)).stream());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasANameASummaryAndNothingThatRoffMisreads(String name) {
    var roff = ManPage.of(name);

    assertThat(roff).startsWith(".TH ");
    assertThat(HelpPage.of(name).summary()).as(name).isNotBlank().hasSizeLessThan(100);
    for (var line : roff.lines().toList()) {
      if (line.startsWith(".")) {
        assertThat(line).matches(MACRO);
      }
      assertThat(line).doesNotStartWith("'");
      assertThat(ESCAPE.matcher(line).replaceAll("")).as(line).doesNotContain("\\");
    }
    assertThat(roff.lines().filter(".nf"::equals).count())
        .isEqualTo(roff.lines().filter(".fi"::equals).count());
  }

  @Test
  void writesAllPagesIntoADirectory() throws Exception {
    var ran = new Device(folder).run("help", "--man", "man");

    assertThat(ran.code()).isZero();
    try (var files = Files.list(folder.resolve("man"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages().map(ManPage::fileName).toList())
          .contains("vc.1", "vc-verify.1", "vc-key-create.1", "vc-exit-codes.1");
    }
  }

  @Test
  void escapesWhatRoffWouldReadAsItsOwn() {
    assertThat(ManPage.escaped(".SH it's \\fB a-b")).isEqualTo("\\&.SH it\\(aqs \\efB a\\-b");
    assertThat(ManPage.escaped("'quoted")).isEqualTo("\\(aqquoted");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void groffReadsEveryPageWithoutAWordAndShowsTheSameText(String name) throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v groff").start().waitFor() == 0,
        "groff is not there");
    var file = folder.resolve("page.1");
    Files.writeString(file, ManPage.of(name));
    var errors = folder.resolve("errors");
    var groff =
        new ProcessBuilder(
                "groff", "-man", "-Tascii", "-P-c", "-P-b", "-P-u", "-ww", file.toString())
            .redirectError(errors.toFile())
            .start();
    var shown = words(new String(groff.getInputStream().readAllBytes(), UTF_8));

    assertThat(groff.waitFor()).isZero();
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(shown).containsSubsequence(words(HelpText.of(name)).subList(0, 5));
    assertThat(shown).containsAll(words(HelpText.of(name)));
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
