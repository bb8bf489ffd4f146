package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.wallet.store.WalletException;

/** Files that somebody sent, and how they are shown: whatever is in them, a terminal obeys none. */
class CommandFuzzTest {
  private static final Set<Integer> JUDGEMENTS =
      Set.of(
          ExitCode.DONE.number(),
          ExitCode.USAGE.number(),
          ExitCode.REJECTED.number(),
          ExitCode.UNDECIDED.number());
  private static final JsonObject TRUST = Samples.example("trust-file.md", 0);

  @MethodSource("files")
  @FuzzTest
  void receivedFile(byte[] input) {
    var file = ReceivedFile.of(input);
    Promise.of(file::document);
    if (file.isPresentation()) {
      file.presentation();
    } else {
      file.credential();
    }
  }

  /** Only exit codes that mean something about the file, and output that a terminal can show. */
  @MethodSource("files")
  @FuzzTest
  void inspectAndVerify(byte[] input) {
    runs(input, "inspect", "-");
    runs(input, "verify", "-", "--trust-issuer", Samples.did(Samples.PLATFORM).value());
  }

  @MethodSource("programs")
  @FuzzTest
  void inspectAndVerifyAltered(byte[] program) {
    var seed = Samples.secured(Samples.statement(), Cryptosuite.EDDSA_JCS_2022);
    inspectAndVerify(Alterations.of(seed, program));
  }

  @MethodSource("programs")
  @FuzzTest
  void trustFile(byte[] program) {
    var options = new TrustOptions();
    options.files.add("-");
    Promise.of(
        () -> {
          try {
            return options.trust(
                session(Alterations.of(TRUST, program)),
                DidResolver.offline(),
                InstantSource.system());
          } catch (Refusal | WalletException | IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @MethodSource("files")
  @FuzzTest
  void visible(byte[] input) {
    var text = new String(input, UTF_8);
    holds(isVisible(Visible.text(text)), "nothing that a terminal obeys");
    Promise.of(() -> JsonReader.read(input))
        .ifPresent(
            value -> {
              var shown = Visible.json(JsonWriter.pretty(value));
              holds(isVisible(shown.replace("\n", "")), "nothing that a terminal obeys");
              holds(isSame(shown, value), "the same JSON");
            });
  }

  static Stream<byte[]> files() {
    var credential = Samples.secured(Samples.statement(), Cryptosuite.EDDSA_JCS_2022);
    var token = Samples.token(Samples.statement(), Samples.PLATFORM, Samples.assertion());
    return Stream.of(
        JsonWriter.compact(credential),
        JsonWriter.compact(Samples.presentation(credential)),
        (token + "\r\n").getBytes(US_ASCII),
        "{\"a\":\"\\u001b[31m\u202e\ud83d\ude02\"}".getBytes(UTF_8),
        "e30.e30.".getBytes(US_ASCII));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 1, 1, 0, 1, 0, 0, 5, 3});
  }

  private static void runs(byte[] input, String... arguments) {
    var out = new ByteArrayOutputStream();
    int code = Main.run(arguments, surroundings(input, out));
    holds(JUDGEMENTS.contains(code), "exit code " + code);
    holds(
        isVisible(out.toString(UTF_8).replaceAll("[\\n\\u200c\\u200d]", "")),
        "a terminal obeys it");
  }

  private static Session session(byte[] input) {
    return new Session(surroundings(input, new ByteArrayOutputStream()), new GlobalOptions());
  }

  private static Surroundings surroundings(byte[] input, ByteArrayOutputStream out) {
    var print = new PrintStream(out, true, UTF_8);
    return new Surroundings(
        new ByteArrayInputStream(input),
        print,
        print,
        false,
        false,
        Map.of("NO_COLOR", "1"),
        Path.of("target/no-such-home"),
        Optional.empty(),
        InstantSource.fixed(Samples.NOW));
  }

  private static boolean isVisible(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || (Character.getType(c) == Character.FORMAT && c != 0x200c && c != 0x200d));
  }

  private static boolean isSame(String text, JsonValue value) {
    return Promise.of(() -> JsonReader.read(text.getBytes(UTF_8)))
        .filter(value::equals)
        .isPresent();
  }
}
