package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import picocli.CommandLine.Model.CommandSpec;

/** Whatever a stranger wrote, and wherever: nothing of it acts on the terminal. */
@Tag("long")
class HostileTextTest {
  /** Moves the cursor, changes colours, turns the reading direction, breaks lines, or hides. */
  private static final List<Integer> HOSTILE =
      List.of(
          0x0, 0x7, 0x8, 0x9, 0xb, 0xd, 0x1b, 0x7f, 0x85, 0x90, 0x9b, 0x9d, 0xad, 0x61c, 0x200b,
          0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202d, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff,
          0xfff9, 0xe0041, 0xe000);

  private static final Path SAMPLES =
      Path.of(System.getProperty("vc.root", "..")).resolve("specs/vectors/work-statement");

  private static final List<String> COMMUNITY = List.of("../governance-policy/policy.json");

  private static final String ANY_DIGEST = "sha256-" + "A".repeat(43);

  @TempDir Path folder;

  private Device device;

  @BeforeEach
  void start() {
    device = new Device(folder);
    run("init", "--insecure-no-passphrase", "--label", "Larder");
  }

  @Test
  void theTestNoticesWhatIsHostile() {
    assertThat(hostile("plain \n text ✓")).isEmpty();
    assertThat(hostile("a\u202eb")).containsExactly(0x202e);
  }

  @Test
  void argumentsOfEveryCommand() {
    for (CommandSpec command : Device.commands()) {
      for (var text : List.of(text(), text().replace("\0", ""))) {
        run(with(command, List.of(text)));
        run(with(command, List.of("--" + text)));
        for (var option : command.options()) {
          if (option.arity().max() > 0 && (!option.inherited() || command.name().equals("list"))) {
            run(with(command, required(command, option.longestName(), text)));
          }
        }
      }
    }
  }

  @Test
  void everyStringOfFilesFromOutside() throws Exception {
    long seed = Instant.now().toEpochMilli();
    var random = new Random(seed);
    var samples = List.of("presentation.json", "statement.json", "request.json");
    for (var sample : Stream.concat(samples.stream(), COMMUNITY.stream()).toList()) {
      var document = JsonReader.readObject(Files.readAllBytes(SAMPLES.resolve(sample)));
      for (int round = 0; round < 5; round++) {
        var chance = round == 0 ? 1.0 : 0.1;
        var evil =
            (JsonObject)
                changed(document, text -> random.nextDouble() < chance ? text(random) : text);
        read(JsonWriter.compact(evil), "seed " + seed + ", round " + round);
      }
    }
  }

  private void read(byte[] content, String when) throws IOException {
    Files.write(folder.resolve("f.json"), content);
    for (var verb :
        List.of(
            List.of("inspect", "f.json"),
            List.of("verify", "f.json"),
            List.of("verify", "f.json", "--request", "f.json"),
            List.of("verify", "f.json", "--status-list", "f.json", "--trust", "f.json"),
            List.of("receive", "f.json"),
            List.of("propose", "f.json"),
            List.of("present", "f.json", "--yes", "-o", "answer.json"),
            List.of("revoke", "f.json", "--yes"),
            List.of("backup", "restore", "f.json", "--recovery-key-file", "f.json"),
            List.of("did", "resolve", "did:web:a.example", "--did-document", "f.json"),
            List.of("policy", "check", "f.json", "--trust-anchor", "f.json"),
            List.of("policy", "check", "f.json", "--policy-digest", ANY_DIGEST),
            List.of("trust", "check", "f.json", "--trust-anchor", "did:web:a.example"),
            List.of("trust", "check", "f.json", "--trust-anchor", "f.json"),
            List.of("trust", "sign", "f.json", "--as", "Larder"),
            List.of("dispute", "check", "f.json", "--lot", "f.json"),
            List.of("dispute", "sign", "f.json", "--as", "Larder"),
            List.of("verify", "f.json", "--trust-list", "f.json", "--trust-anchor", "did:a:b"),
            List.of("safety", "show", "f.json"),
            List.of("rate", "show", "f.json"))) {
      assertThat(when).isNotEmpty();
      run(verb);
    }
  }

  @Test
  void linesOfAnExport() throws IOException {
    for (int evil : List.of(0x0, 0xd, 0x1b, 0x9b, 0x202e, 0x2028)) {
      Files.writeString(
          folder.resolve("e.csv"),
          "finished_at,client,kind,hours,income,currency,rating,worst,best\n"
              + ("2026-08-03," + text(evil) + ",completed,1,1,EUR,5,1,5\n")
              + ("2026-08-03,c," + text(evil) + ",1,1,EUR,5,1,5\n")
              + (text(evil) + ",c,completed,1,1," + text(evil) + ",5,1,5\n"));
      run(
          "issue",
          "e.csv",
          "--as",
          "Larder",
          "--worker",
          "did:web:a.example",
          "--status-lists",
          "https://a.example/s",
          "--out",
          "st");
    }
  }

  @Test
  void whatTheWalletHolds() throws Exception {
    var worker = run("key", "create", "Skiff").out().strip();
    var issuer = SigningKey.fresh(KeyType.ED25519);
    var did = DidKey.of(issuer.verificationKey());
    Files.write(folder.resolve("c.json"), credential(worker, issuer));
    assertThat(run("receive", "c.json", "--trust-issuer", did.value()).code()).isZero();
    run("request", "r.json", "--audience", "https://a.example/\u202e", "--purpose", text());
    run("request", "r2.json", "--audience", "https://a.example", "--purpose", text());
    var name = run("list").out().substring(0, 12);
    for (var verb :
        List.of(
            List.of("list"),
            List.of("show", name),
            List.of("verify", "c.json", "--trust-issuer", did.value()),
            List.of("propose", "r.json"),
            List.of("propose", "r2.json"),
            List.of("present", "r2.json", "--yes", "-o", "a.json"),
            List.of("log"),
            List.of("delete", name, "--yes"))) {
      run(verb);
    }
  }

  @Test
  void namesOnAListThatCounts() {
    var larder = run("key", "list").out().strip().split(" ")[0];
    run(
        List.of(
            "trust",
            "draft",
            "--community",
            larder,
            "--id",
            "https://a.example/\u202e",
            "-o",
            "no",
            "--platform",
            larder));
    run(
        List.of(
            "trust",
            "draft",
            "--community",
            larder,
            "--id",
            "https://a.example/t",
            "-o",
            "draft",
            "--platform",
            larder + "=" + text()));
    assertThat(run("trust", "sign", "draft", "--as", "Larder", "-o", "list").code()).isZero();
    var check = run("trust", "check", "list", "draft", "--trust-anchor", larder);
    assertThat(check.out()).contains("recognised", "\\u{202e}");
    assertThat(check.err()).contains("draft does not count");
    run("--json", "trust", "check", "list", "--trust-anchor", larder);
  }

  @Test
  void namesOfFiles() throws IOException {
    var evil = "a" + Character.toString(0x1b) + "[2J" + Character.toString(0x202e);
    device.environment.put("VC_HOME", folder.resolve(evil).toString());
    run("doctor");
    run("init", "--insecure-no-passphrase");
    Files.writeString(folder.resolve(evil).resolve("." + evil + ".0123456789abcdef.tmp"), "x");
    Files.writeString(folder.resolve(evil).resolve("register.sqlite"), "x");
    assertThat(run("doctor").out()).contains("leftovers", "register", "\\u{202e}");
    run("init");
    run("list");
    run("inspect", evil);
    run("demo", "--keep", evil);
  }

  private byte[] credential(String worker, SigningKey issuer) throws Exception {
    var did = DidKey.of(issuer.verificationKey());
    var document =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
            .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
            .put("name", text())
            .put("description", text())
            .put("issuer", did.value())
            .put(
                "credentialSubject",
                JsonObject.builder().put("id", worker).put("name", text()).build())
            .build();
    return JsonWriter.compact(
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
            .secure(
                document,
                issuer,
                ProofOptions.assertion(
                    DidKey.verificationMethod(did), Instant.parse("2026-11-01T00:00:00Z"))));
  }

  private static JsonValue changed(JsonValue value, UnaryOperator<String> change) {
    if (value instanceof JsonString string) {
      return new JsonString(change.apply(string.value()));
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(item -> changed(item, change)).toList());
    }
    if (value instanceof JsonObject object) {
      var copy = JsonObject.builder();
      object
          .members()
          .forEach((name, member) -> copy.put(spared(name, change, copy), changed(member, change)));
      return copy.build();
    }
    return value;
  }

  /** Most names stay: where none is right, nothing behind them is read. */
  private static String spared(
      String name, UnaryOperator<String> change, JsonObject.Builder beside) {
    var changed = change.apply(change.apply(name).equals(name) ? name : name + " ");
    return beside.has(changed) || changed.equals(name + " ") ? name : changed;
  }

  private static List<String> with(CommandSpec command, List<String> arguments) {
    var all = new ArrayList<>(Device.words(command));
    all.addAll(arguments);
    return all;
  }

  private static List<String> required(CommandSpec command, String... more) {
    var all = new ArrayList<>(List.of(more));
    for (var option : command.options()) {
      if (option.required() && !more[0].startsWith(option.longestName())) {
        all.addAll(List.of(option.longestName(), "x"));
      }
    }
    command.positionalParameters().forEach(argument -> all.add("x"));
    return all;
  }

  private Device.Ran run(String... arguments) {
    return run(List.of(arguments));
  }

  /** Plain, for programs, and with the trace of what went wrong. */
  private Device.Ran run(List<String> arguments) {
    var ran = clean(arguments);
    for (var more : List.of(List.of("--json"), List.of("--debug"))) {
      var all = new ArrayList<>(more);
      all.addAll(arguments);
      if (ran.code() != 0) {
        clean(all);
      }
    }
    return ran;
  }

  private Device.Ran clean(List<String> arguments) {
    var ran = device.run(arguments.toArray(String[]::new));
    assertThat(hostile(ran.out())).as("%s on standard output", arguments).isEmpty();
    assertThat(hostile(ran.err())).as("%s on standard error", arguments).isEmpty();
    assertThat(ran.err()).as("%s", arguments).doesNotContain("a defect in this program");
    return ran;
  }

  private static List<Integer> hostile(String output) {
    return output.codePoints().filter(c -> HOSTILE.contains(c)).boxed().toList();
  }

  private static String text() {
    var all = new StringBuilder("a");
    HOSTILE.forEach(all::appendCodePoint);
    return all.append("[31mz").toString();
  }

  private static String text(int evil) {
    return "a" + Character.toString(evil) + "[2Jz";
  }

  private static String text(Random random) {
    return text(HOSTILE.get(random.nextInt(HOSTILE.size())));
  }
}
