package org.workcommons.vc.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must not compile. Each snippet starts with {@code // error:} and a part of the compiler's
 * message, so that it fails for its own reason and not for a typing mistake; {@code RightUse.java}
 * shows that the same set-up compiles.
 */
class MisuseTest {
  private static final Path SNIPPETS = Path.of("src/test/resources/misuse");
  private static final String EXPECTED = "// error: ";

  @TempDir Path out;

  static Stream<Path> snippets() throws IOException {
    try (var files = Files.list(SNIPPETS)) {
      return files.filter(file -> !file.endsWith("RightUse.java")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void doesNotCompile(Path snippet) throws IOException {
    var first = Files.readAllLines(snippet).get(0);
    assertThat(first).startsWith(EXPECTED);

    var errors = errors(snippet);
    assertThat(errors).as("%s", snippet.getFileName()).isNotEmpty();
    assertThat(errors.get(0))
        .as("%s", snippet.getFileName())
        .contains(first.substring(EXPECTED.length()));
  }

  @Test
  void rightUseCompiles() {
    assertThat(errors(SNIPPETS.resolve("RightUse.java"))).isEmpty();
  }

  private List<String> errors(Path snippet) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      var options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-d",
              out.toString(),
              "--class-path",
              out.toString(),
              "--module-path",
              modulePath(),
              "--add-modules",
              "org.workcommons.vc.wallet");
      compiler
          .getTask(
              new StringWriter(), files, found, options, null, files.getJavaFileObjects(snippet))
          .call();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  /**
   * The modules themselves, so that packages that are not exported are as closed as they are to a
   * platform.
   */
  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("-tests.jar"))
        .filter(
            entry ->
                entry.contains("vc-") || entry.contains("jackson-core") || isModuleOfOurs(entry))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isModuleOfOurs(String entry) {
    return Stream.of(
            "bcprov",
            "tink",
            "jagged",
            "picocli",
            "sqlite",
            "fastcsv",
            "jspecify",
            "gson",
            "protobuf")
        .anyMatch(name -> new File(entry).getName().contains(name));
  }
}
