package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** With {@code --json} every command prints objects that fit their schemas, and nothing else. */
@Tag("long")
class JsonOutputTest {
  private static final String LISTS = "https://coop.example/s";
  private static final String EXPORT =
      "finished_at,client,kind,hours,income,currency,rating,worst,best\n"
          + "2026-08-03,c1,completed,1.5,24.00,EUR,5,1,5\n";

  @TempDir Path folder;

  private Device device;
  private final Set<String> verbs = new LinkedHashSet<>();

  @BeforeEach
  void start() throws IOException {
    device = new Device(folder);
    Files.writeString(folder.resolve("export.csv"), EXPORT);
    Files.writeString(folder.resolve("pass"), "a good passphrase\n");
  }

  @Test
  void everyVerbPrintsWhatItsSchemaSays() throws Exception {
    var coop = member("did", ran(0, "init", "--insecure-no-passphrase", "--label", "coop"));
    var worker = member("did", ran(0, "key create", "Larder"));
    ran(0, "key list");
    ran(0, "key export", "coop");
    ran(0, "key export", "coop", "--show-private");
    ran(0, "did show");
    ran(0, "did create", "Skiff");
    ran(0, "did resolve", coop);
    ran(0, "did document", "did:web:coop.example", "--key", "coop");
    ran(0, "did document", "did:web:coop.example", "--key", "coop", "-o", "did.json");
    ran(0, "issue", issue(worker, "--dry-run"));
    ran(0, "issue", issue(worker));
    ran(0, "issue", issue(worker, "--all"));
    var publish = new String[] {"--as", "coop", "--status-lists", LISTS, "--out", "www"};
    var published = ran(0, "status publish", publish).lines().toList();
    var list = member("file", published.get(0));
    var newest = member("file", published.get(1));
    ran(0, "status publish", publish);
    ran(0, "inspect", "st/2026-08.json");
    ran(0, "receive", "st/2026-08.json", "--trust-issuer", coop, "--status-list", list);
    var engagements = new Engagements();
    engagements.write(folder.resolve("job.json"), worker);
    var platform = engagements.platform().value();
    var sign = new String[] {"job.json", "--trust-issuer", platform, "--yes", "-o", "both.json"};
    ran(3, "countersign", "job.json", "--yes", "-o", "none.json");
    assertThat(folder.resolve("none.json")).doesNotExist();
    ran(0, "countersign", sign);
    ran(0, "verify", "both.json", "--trust-issuer", platform);
    ran(0, "delete", member("name", ran(0, "list")), "--yes");
    var name = member("name", ran(0, "list"));
    ran(0, "show", name);
    ran(0, "show", name, "-o", "copy.json");
    ran(0, "request", "request.json", "--audience", "https://rides.example");
    ran(
        0,
        "request",
        "--audience",
        "https://rides.example",
        "--purpose",
        "why",
        "--retention",
        "P1D");
    ran(0, "propose", "request.json");
    ran(0, "present", "request.json", "--dry-run", "-o", "preview.json");
    ran(0, "present", "request.json", "--yes", "-o", "answer.json");
    ran(0, "log");
    ratings(engagements, worker, coop);
    var verify = new String[] {"answer.json", "--request", "request.json", "--trust-issuer", coop};
    ran(6, "verify", verify);
    var lists = List.of("--trust-issuer", coop, "--status-list", list, "--status-list", newest);
    ran(0, "verify", with(lists, "st/2026-08.json"));
    copies(coop);
    reputation(coop, lists);
    ran(0, "revoke", "st/2026-08.json", "--yes");
    ran(0, "backup create", "all.age", "--recovery-key-file", "recovery.key");
    ran(0, "delete", name, "--yes");
    ran(0, "passphrase", "--new-passphrase-file", "pass");
    ran(0, "doctor");
    ran(0, "completion", "fish");
    ran(0, "help", "recovery");
    ran(0, "help", "--man", "man");
    device.environment.put("VC_HOME", folder.resolve("second").toString());
    ran(
        0,
        "backup restore",
        "all.age",
        "--recovery-key-file",
        "recovery.key",
        "--insecure-no-passphrase");
    ran(0, "demo");

    assertThat(verbs)
        .containsExactlyInAnyOrderElementsOf(
            Device.commands().stream()
                .filter(command -> command.subcommands().isEmpty())
                .map(command -> String.join(" ", Device.words(command)))
                .toList());
  }

  /** A policy, and what a record comes to under it. */
  private void reputation(String coop, List<String> lists) throws IOException {
    var sample = Path.of(System.getProperty("vc.root", ".."));
    var draft =
        Files.readString(sample.resolve("specs/vectors/governance-policy/policy.json"))
            .replace("did:web:harbor-drivers.example", coop)
            .replace("did:web:skiffrides.example", coop)
            .replace("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", coop)
            .replace("\"threshold\": 3", "\"threshold\": 1")
            .replace("\"panelSize\": 5", "\"panelSize\": 1")
            .replace("\"quorum\": 4", "\"quorum\": 1");
    Files.writeString(folder.resolve("draft.json"), draft);
    var signed = ran(0, "policy sign", "draft.json", "--as", "coop", "-o", "policy.json");
    var digest = member("digest", signed);
    ran(0, "policy check", "policy.json", "--policy-digest", digest);
    var record =
        with(
            lists,
            "answer.json",
            "--request",
            "request.json",
            "--policy",
            "policy.json",
            "--policy-digest",
            digest);
    ran(0, "score", record);
    ran(0, "copies request", "s.json", "--issuer", coop, "--count", "2");
    ran(
        0,
        "summary issue",
        with(List.of(record), "--keys", "s.json", "--as", "coop", "-o", "summary.json"));
    summary(coop, digest, record);
    community(coop, digest, record);
  }

  /** A summary, shown and checked, with its numbers and the statements behind it. */
  private void summary(String coop, String digest, String... record) throws IOException {
    var numbers = with(List.of(record), "--keys", "n.json", "--as", "coop", "-o", "exact.json");
    ran(0, "copies request", "n.json", "--issuer", coop, "--count", "2");
    ran(0, "summary issue", with(List.of("--exact"), numbers));
    ran(0, "receive", "exact.json", "--trust-issuer", coop);
    Files.writeString(
        folder.resolve("sums.json"),
        "{\"credentials\":[{\"id\":\"s\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":"
            + "[\"https://w3id.org/workcommons/vct/reputation-summary/1\"]},"
            + "\"claims\":[{\"path\":[\"score\"]}]}]}");
    ran(0, "request", "e.json", "--audience", "https://rides.example", "--query", "sums.json");
    ran(0, "present", "e.json", "--yes", "-o", "shown.json");
    var check =
        new String[] {
          "shown.json", "--request", "e.json", "--policy", "policy.json", "--policy-digest", digest
        };
    ran(0, "summary check", check);
    var evidence = List.of("--evidence", "answer.json", "--evidence-request", "request.json");
    var more = new ArrayList<>(evidence);
    more.addAll(List.of(record).subList(7, record.length));
    assertThat(ran(0, "summary check", with(more, check))).contains("\"reproduced\":true");
  }

  /** Lists and outcomes of a community that signs alone. */
  private void community(String coop, String digest, String... record) throws IOException {
    var policy = List.of("--policy", "policy.json", "--policy-digest", digest);
    var id = "https://harbor.example/trust";
    ran(0, "trust draft", "--community", coop, "--id", id, "--platform", coop, "-o", "t0.json");
    ran(0, "trust sign", "t0.json", "--as", "coop", "-o", "t.json");
    ran(0, "trust check", with(policy, "t.json"));
    ran(3, "trust check", with(policy, "t0.json"));
    ran(0, "score", with(List.of("--trust-list", "t0.json"), record));
    disputes(coop, policy, record);
  }

  /** One member sits alone on the panel. */
  private void disputes(String coop, List<String> policy, String... record) throws IOException {
    var months = ran(0, "list").lines().filter(line -> line.contains("\"period\"")).toList();
    var zero = "sha256-" + "A".repeat(43);
    var rating = List.of("--rating", "5", "--nullifier", zero, "--ground", "coercion");
    ran(
        0,
        "dispute open",
        with(rating, member("name", months.get(0)), "--community", coop, "-o", "d.json"));
    ran(0, "dispute check", "d.json");
    Files.writeString(folder.resolve("members"), member("did", ran(0, "key create", "panel")));
    var lot = new String[] {"d.json", "--members", "members", "--checkpoint", zero, "-o", "lot"};
    ran(0, "dispute draw", with(policy, lot));
    var decide = List.of("--ruling", "excluded", "--reason", "so", "--lot", "lot");
    var by = with(decide, "d.json", "--as", "panel", "-o", "o.json");
    ran(0, "dispute decide", with(policy, by));
    ran(0, "dispute sign", "o.json", "--as", "coop", "-o", "o2.json");
    var check = with(policy, "o.json", "d.json", "--lot", "lot");
    assertThat(ran(0, "dispute check", check)).contains("\"effect\":\"excluded\"");
    ran(3, "dispute check", with(policy, "o.json"));
    assertThat(ran(0, "score", with(List.of("--outcome", "o.json", "--lot", "lot"), record)))
        .contains("\"decided\":{\"excluded\":1");
  }

  private static String[] with(List<String> more, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(more);
    return all.toArray(String[]::new);
  }

  /** An engagement, rated by both sides, and a reply. */
  private void ratings(Engagements engagements, String worker, String customer) throws Exception {
    var platform = engagements.platform().value();
    engagements.write(folder.resolve("rated.json"), worker, customer, "2026-12-05T18:41:00Z");
    var sign = new String[] {"rated.json", "--trust-issuer", platform, "--yes", "-o", "job2.json"};
    ran(0, "countersign", sign);
    var report =
        new String[] {"job2.json", "--as", "Larder", "--kind", "theft", "--text", "My bag."};
    ran(0, "safety report", with(List.of("-o", "report.json"), report));
    ran(0, "safety show", "report.json");
    Files.writeString(folder.resolve("salt"), "a secret of the platform");
    var open = new String[] {"x.json", "--engagement", "job2.json", "--salt-file", "salt"};
    var opened = ran(0, "rate exchange", open);
    commit("coop", "c", member("nullifier", opened));
    commit(
        "Larder",
        "w",
        member("nullifier", opened.substring(opened.indexOf("worker-rates-customer"))));
    ran(0, "rate exchange", "x.json", "--take", "c.json", "--take", "w.json");
    reveal("c", "w.json");
    reveal("w", "c.json");
    ran(0, "rate exchange", "x.json", "--take", "c.open", "--take", "w.open", "--out", ".");
    ran(
        0,
        "rate reply",
        "customer-rates-worker.json",
        "--as",
        "Larder",
        "--text",
        "Thank you.",
        "-o",
        "reply.json");
    assertThat(ran(0, "rate show", "reply.json", "customer-rates-worker.json"))
        .contains("\"reply\":\"Thank you.\"");
  }

  private void commit(String rater, String name, String nullifier) throws IOException {
    ran(
        0,
        "rate commit",
        "job2.json",
        "--as",
        rater,
        "--rating",
        "9",
        "--nullifier",
        nullifier,
        "--opening",
        name + ".secret",
        "-o",
        name + ".json");
  }

  private void reveal(String name, String theirs) throws IOException {
    ran(
        0,
        "rate reveal",
        name + ".secret",
        "--engagement",
        "job2.json",
        "--theirs",
        theirs,
        "-o",
        name + ".open");
  }

  /** One-time copies from the request for them to the answer to a query. */
  private void copies(String coop) throws IOException {
    Files.writeString(folder.resolve("ada.json"), "{\"category\":\"B\",\"number\":\"D123\"}");
    Files.writeString(
        folder.resolve("query.json"),
        "{\"credentials\":[{\"id\":\"licence\",\"format\":\"dc+sd-jwt\","
            + "\"meta\":{\"vct_values\":[\"urn:licence\"]},"
            + "\"claims\":[{\"path\":[\"category\"]}]}]}");
    ran(0, "copies request", "keys.json", "--issuer", coop, "--count", "2");
    var issue =
        new String[] {
          "keys.json",
          "--as",
          "coop",
          "--type",
          "urn:licence",
          "--claims",
          "ada.json",
          "--disclosable",
          "/category",
          "--disclosable",
          "/number",
          "-o",
          "copies.json"
        };
    ran(0, "copies issue", issue);
    ran(0, "receive", "copies.json", "--trust-issuer", coop);
    ran(0, "list");
    var asked = new String[] {"q.json", "--audience", "https://rides.example"};
    ran(0, "request", asked[0], asked[1], asked[2], "--query", "query.json");
    ran(0, "propose", "q.json");
    ran(0, "present", "q.json", "--dry-run", "-o", "q-preview.json");
    ran(0, "present", "q.json", "--yes", "-o", "q-answer.json");
    ran(0, "verify", "q-answer.json", "--request", "q.json", "--trust-issuer", coop);
    ran(3, "verify", "q-answer.json", "--request", "q.json");
  }

  @Test
  void helpAndVersionAreObjectsToo() throws IOException {
    for (var arguments :
        List.of(
            List.of("--json"),
            List.of("key", "--json"),
            List.of("verify", "--help", "--json"),
            List.of("--version", "--json"))) {
      var ran = device.run(arguments.toArray(String[]::new));
      assertThat(ran.code()).isZero();
      requireObjects(ran.out());
    }
  }

  @Test
  void everyCommandSaysAnErrorAsOneObject() throws IOException {
    for (CommandSpec command : Device.commands()) {
      for (var wrong : List.of("--nonsense", "--json=maybe", "--passphrase-fd=x", "--debug=7")) {
        var words = new ArrayList<>(Device.words(command));
        words.add(wrong);
        words.add("--json");
        var ran = device.run(words.toArray(String[]::new));

        assertThat(ran.code()).as("%s", words).isEqualTo(2);
        assertThat(ran.out()).as("%s", words).isEmpty();
        assertThat(ran.err().lines()).as("%s", words).hasSize(1);
        requireObjects(ran.err());
      }
    }
  }

  @Test
  void aValueForJsonIsAUsageErrorAsAnObject() throws IOException {
    var ran = device.run("list", "--json=maybe");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("not a value for --json");
    requireObjects(ran.err());
  }

  @Test
  void whatComesAfterTwoDashesDoesNotAskForJson() {
    assertThat(device.run("list", "--", "--json").err()).startsWith("vc: error:");
    assertThat(device.run("list", "--json=false", "--nonsense").err()).startsWith("vc: error:");
  }

  @Test
  void theTraceIsInsideTheObject() throws IOException {
    var ran = device.run("list", "--json", "--debug");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains("\"trace\":[");
    requireObjects(ran.err());
  }

  @Test
  void everySchemaNamesItself() throws IOException {
    try (Stream<Path> schemas =
        Files.list(Path.of(System.getProperty("vc.root", "..")).resolve("specs/cli"))) {
      for (var schema : schemas.filter(file -> file.toString().endsWith("-1.json")).toList()) {
        var name = schema.getFileName().toString().replace("-1.json", "");
        assertThat(Files.readString(schema))
            .contains("\"vc/" + name + "/1\"")
            .contains("/cli/" + name + "/1\"");
      }
    }
  }

  private static String[] issue(String worker, String... more) {
    var all =
        new ArrayList<>(
            List.of(
                "export.csv",
                "--as",
                "coop",
                "--worker",
                worker,
                "--status-lists",
                LISTS,
                "--out",
                "st"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String ran(int code, String verb, String... arguments) throws IOException {
    verbs.add(verb);
    var all = new ArrayList<>(List.of(verb.split(" ")));
    all.addAll(List.of(arguments));
    all.add("--json");
    var ran = device.run(all.toArray(String[]::new));
    assertThat(ran.code()).as("%s%n%s%s", all, ran.out(), ran.err()).isEqualTo(code);
    assertThat(ran.out()).as("%s", all).isNotEmpty();
    requireObjects(ran.out());
    return ran.out();
  }

  private static void requireObjects(String lines) throws IOException {
    for (var line : lines.lines().toList()) {
      OutputSchemas.require(line);
    }
  }

  private static String member(String name, String json) {
    var match = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(match.find()).as(json).isTrue();
    return match.group(1);
  }
}
