package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher {@code vc} in a checkout that has nothing in it but names, with a Java that says how
 * it was called, and a Maven that says that it was.
 */
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("vc.root", "..")).resolve("vc").toAbsolutePath();

  private static final String JAVA =
      """
      #!/bin/sh
      for arg in "$@"; do
        case $arg in
          -XX:AOTCacheOutput=*) : >"${arg#*=}" ;;
          -Xshare:dump) dump=yes ;;
          -XX:SharedArchiveFile=*) [ -z "${dump:-}" ] || : >"${arg#*=}" ;;
        esac
        echo "$arg"
      done
      """;

  private static final String MAVEN = "#!/bin/sh\necho maven >&2\n";

  @TempDir Path folder;

  private Path checkout;
  private Path app;

  /** What one run printed, and how it ended. */
  private record Ran(int code, List<String> out, String err) {
    String after(String option) {
      return out.get(out.indexOf(option) + 1);
    }
  }

  @BeforeEach
  void makeACheckout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
    checkout = Files.createDirectories(folder.toRealPath().resolve("a checkout"));
    app = Files.createDirectories(checkout.resolve("vc-wallet-cli/target/app"));
    Files.copy(LAUNCHER, checkout.resolve("vc"), StandardCopyOption.COPY_ATTRIBUTES);
    for (var source :
        List.of(
            "pom.xml",
            "vc-core/pom.xml",
            "vc-core/src/main/java/Old.java",
            "specs/contexts/index.json",
            "specs/schemas/some.json",
            "specs/vectors/work-statement/issuer.txt")) {
      write(checkout.resolve(source), "", 1);
    }
    for (var jar : List.of("a.jar", "vc-core-1.jar", "vc-wallet-cli-1.jar", "z.jar")) {
      write(app.resolve(jar), "", 1);
    }
    write(app.resolve("complete"), "", 2);
    program("bin/mvn", MAVEN);
    java("jdk", "17.0.9");
  }

  @Test
  void startsTheProgramWithItsOwnJarsFirst() throws Exception {
    var ran = vc(Map.of(), "verify", "a b", "");

    assertThat(ran.code()).isZero();
    assertThat(ran.after("-cp"))
        .isEqualTo(
            "%1$s/vc-wallet-cli-1.jar:%1$s/vc-core-1.jar:%1$s/a.jar:%1$s/z.jar".formatted(app));
    assertThat(ran.out()).endsWith("org.workcommons.vc.wallet.cli.Main", "verify", "a b", "");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void isTheSameFromWhereverItIsCalled() throws Exception {
    var expected = vc(Map.of(), "list").out();
    Files.createSymbolicLink(folder.resolve("bin/link"), checkout.resolve("vc"));
    Files.createDirectories(folder.resolve("other"));
    for (var call :
        List.of(
            "cd '" + checkout + "' && ./vc list",
            "cd '" + checkout + "' && sh vc list",
            "cd '" + checkout + "/specs' && ../vc list",
            "cd '" + folder.toRealPath() + "/other' && '../a checkout/vc' list",
            "cd / && '" + checkout + "/./vc' list",
            "cd / && '" + folder + "/bin/link' list",
            "cd / && link list")) {
      var ran = run(Map.of(), List.of("/bin/sh", "-c", call));
      assertThat(ran.err()).as(call).isEmpty();
      assertThat(ran.out()).as(call).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"17.0.9,jsa,SharedArchiveFile", "21,jsa,SharedArchiveFile", "25.0.1,aot,AOTCache"})
  void makesAnArchiveForEachJavaOnce(String version, String kind, String option) throws Exception {
    java("jdk", version);
    var archive = app.resolve("java-" + version + "+1." + kind);

    assertThat(vc(Map.of(), "list").out()).contains("-XX:" + option + "=" + archive);
    assertThat(archive).exists();
    Files.writeString(archive, "kept");
    assertThat(vc(Map.of(), "list").out()).contains("-XX:" + option + "=" + archive);
    assertThat(archive).hasContent("kept");
    assertThat(names(app)).hasSize(6);
  }

  @Test
  void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
    write(folder.resolve("jdk/bin/java"), JAVA.replace(": >", ": "), 1);

    assertThat(vc(Map.of(), "list").out()).contains("-Xshare:auto").endsWith("list");
    assertThat(names(app)).hasSize(5);
  }

  @Test
  void asksAJavaThatDoesNotSayWhichItIs() throws Exception {
    Files.delete(folder.resolve("jdk/release"));
    program(
        "jdk/bin/java",
        "#!/bin/sh\n[ \"$1\" != -XshowSettings:properties ] || exec"
            + " echo '    java.specification.version = 18'\necho started\n");

    assertThat(vc(Map.of(), "list").out()).containsExactly("started");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.2", "16"})
  void refusesAnOlderJava(String version) throws Exception {
    java("jdk", version);
    var ran = vc(Map.of(), "list");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("17 or later is needed");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void refusesToStartWithoutJava() throws Exception {
    Files.delete(folder.resolve("jdk/bin/java"));
    var ran = run(Map.of("PATH", "/nowhere"), List.of(checkout + "/vc", "list"));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("no Java was found");
  }

  @Test
  void takesTheJavaThatJavaHomeNames() throws Exception {
    java("other jdk", "25");
    var ran = vc(Map.of("JAVA_HOME", folder.resolve("other jdk").toString()), "list");

    assertThat(ran.out()).contains("--enable-native-access=ALL-UNNAMED");
    assertThat(vc(Map.of("JAVA_HOME", "/nowhere"), "list").out())
        .doesNotContain("--enable-native-access=ALL-UNNAMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "vc-core/pom.xml",
        "vc-core/src/main/java/Old.java",
        "vc-core/src/main/java/New.java",
        "specs/contexts/index.json",
        "specs/schemas/some.json"
      })
  void buildsAnewWhenASourceIsNewer(String source) throws Exception {
    assertThat(vc(Map.of(), "list").err()).isEmpty();
    write(checkout.resolve(source), "", 3);

    assertThat(vc(Map.of(), "list").err()).contains("building").contains("maven");
    assertThat(vc(Map.of(), "list").err()).isEmpty();
  }

  @Test
  void doesNotBuildForWhatIsNotPacked() throws Exception {
    write(checkout.resolve("specs/vectors/new.json"), "", 3);
    assertThat(vc(Map.of(), "list").err()).isEmpty();
  }

  @Test
  void saysWhenTheBuildFails() throws Exception {
    Files.delete(app.resolve("complete"));
    program("bin/mvn", "#!/bin/sh\nexit 1\n");
    var ran = vc(Map.of(), "list");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("the build failed");
    assertThat(app.resolve("complete")).doesNotExist();
  }

  private Ran vc(Map<String, String> environment, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(checkout + "/vc"));
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private Ran run(Map<String, String> environment, List<String> command) throws Exception {
    var builder = new ProcessBuilder(command);
    var err = folder.resolve("err").toFile();
    builder.redirectError(err);
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("VC_JAVA_OPTIONS");
    builder
        .environment()
        .put("PATH", folder + "/jdk/bin:" + folder + "/bin:" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out.lines().toList(), Files.readString(err.toPath()));
  }

  private void java(String home, String version) throws IOException {
    program(home + "/bin/java", JAVA);
    write(
        folder.resolve(home + "/release"),
        "IMPLEMENTOR=\"Any\"\nJAVA_RUNTIME_VERSION=\"%1$s+1\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version),
        1);
  }

  private void program(String name, String text) throws IOException {
    write(folder.resolve(name), text, 1);
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The times of files are hours apart: nothing depends on how quick the test is. */
  private void write(Path file, String text, int hour) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, at(hour));
    for (var above = file.getParent(); above.startsWith(checkout); above = above.getParent()) {
      Files.setLastModifiedTime(above, at(1));
    }
  }

  private static FileTime at(int hour) {
    return FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * hour));
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
