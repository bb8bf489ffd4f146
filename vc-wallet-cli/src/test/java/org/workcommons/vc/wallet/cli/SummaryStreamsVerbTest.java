package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/** {@code vc summary issue --streams}: one stream of summaries for each member of a commons. */
class SummaryStreamsVerbTest {
  private static final String EXPORT =
      """
      finished_at,client,kind,hours,income,currency,rating,worst,best
      2026-08-03,c1,completed,1.5,24.00,EUR,5,1,5
      """;

  @TempDir Path folder;

  private Device device;
  private String coop;
  private String digest;
  private final List<String> lists = new ArrayList<>();
  private int asked;

  @BeforeEach
  void aCommonsAndAWorker() throws Exception {
    device = new Device(folder);
    coop = member("did", ran(0, "init", "--insecure-no-passphrase", "--label", "coop"));
    Files.writeString(folder.resolve("salt"), "a secret of the co-op");
    Files.writeString(folder.resolve("export.csv"), EXPORT);
    digest = policy();
    var tandem = member("did", ran(0, "key", "create", "Tandem"));
    statements(tandem, "tandem");
    ran(0, "receive", membership(tandem), "--trust-issuer", coop);
    show("answer");
  }

  @Test
  void aMembersSummarySaysWhatSheLeftOut() throws Exception {
    assertThat(issue(0, "answer", "--streams", "streams")).contains("\"leftOut\":0");
    var kept = Files.readString(folder.resolve("streams"));
    assertThat(kept).startsWith("vc/summarystreams/1\n").doesNotContain("did:");
    assertThat(kept.lines()).hasSize(3);
    assertThat(issue(0, "answer", "--streams", "streams")).contains("\"leftOut\":0");
    assertThat(folder.resolve("streams")).hasContent(kept);
    check("0 of those summed up before");

    statements(member("did", ran(0, "key", "create", "Skiff")), "skiff");
    show("more");
    assertThat(issue(0, "more", "--streams", "streams")).contains("\"leftOut\":0");
    assertThat(issue(0, "answer", "--streams", "streams")).contains("\"leftOut\":1");
    assertThat(Files.readString(folder.resolve("streams")).lines()).hasSize(4);
  }

  @Test
  void whatWasSummedUpForOneMemberIsSummedUpForNoOther() throws Exception {
    issue(0, "answer", "--streams", "streams");
    var kept = Files.readAllBytes(folder.resolve("streams"));
    var first = heldMembership();
    var second = member("did", ran(0, "key", "create", "second"));
    ran(0, "receive", membership(second), "--trust-issuer", coop);
    show("both");
    assertThat(issue(3, "both", "--streams", "streams")).contains("SUMMARY_SECOND_STREAM");
    ran(0, "delete", first, "--yes");
    show("again");
    assertThat(issue(3, "again", "--streams", "streams")).contains("SUMMARY_SECOND_STREAM");
    assertThat(folder.resolve("streams")).hasBinaryContent(kept);
    assertThat(issue(0, "again", "--streams", "another")).contains("\"leftOut\":0");
  }

  @Test
  void whoeverShowsNoMembershipIsSummedUpForNobody() throws Exception {
    var without = "without";
    ran(0, "request", without + ".request", "--audience", "https://harbor.example");
    ran(0, "present", without + ".request", "--yes", "-o", without);
    assertThat(issue(3, without, "--streams", "streams")).contains("without a membership");
    assertThat(folder.resolve("streams")).doesNotExist();
  }

  @Test
  void aFileThatIsDamagedOrAnothersIsRefused() throws Exception {
    issue(0, "answer", "--streams", "streams");
    var kept = Files.readString(folder.resolve("streams"));
    Files.writeString(folder.resolve("pepper"), "another secret, longer");
    assertThat(issue(3, "answer", "--streams", "streams", "--salt-file", "pepper"))
        .contains("another salt");
    Files.writeString(folder.resolve("pepper"), "too short");
    issue(2, "answer", "--streams", "streams", "--salt-file", "pepper");
    assertThat(folder.resolve("streams")).hasContent(kept);
    for (var damaged : List.of("", kept.substring(9), kept.substring(0, kept.length() - 2))) {
      Files.writeString(folder.resolve("streams"), damaged);
      issue(3, "answer", "--streams", "streams");
      assertThat(folder.resolve("streams")).hasContent(damaged);
    }
  }

  @Test
  void theOptionsGoTogether() throws Exception {
    var ran = device.run(arguments("answer", "--salt-file", "salt"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--salt-file goes with --streams");
    ran = device.run(arguments("answer", "--streams", "streams"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("at least 16 bytes");
    ran = device.run("request", "--audience", "https://a.example", "--membership", "--query", "q");
    assertThat(ran.code()).isEqualTo(2);
  }

  /** Or a slip of the pen would let everybody begin anew. */
  @Test
  void aFileThatIsNewIsSaidToBe() throws Exception {
    var streams = new String[] {"--streams", "streams", "--salt-file", "salt"};
    var first = device.run(arguments("answer", streams));
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("there was no file streams").doesNotContain("nobody looked");
    var second = device.run(arguments("answer", streams));
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err()).doesNotContain("there was no file");
  }

  @Test
  void withoutStreamsItSaysThatNobodyLooked() throws Exception {
    var ran = device.run(arguments("answer"));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("nobody looked whether");
    check("the community doesn't say");
  }

  /** A summary that nobody refused has copies; one that was refused has none. */
  private String issue(int code, String answer, String... more) throws IOException {
    var words = new ArrayList<>(List.of(arguments(answer, more)));
    if (!words.contains("--salt-file")) {
      words.addAll(List.of("--salt-file", "salt"));
    }
    words.add("--json");
    var ran = device.run(words.toArray(String[]::new));
    assertThat(ran.code()).as("%s%n%s", ran.out(), ran.err()).isEqualTo(code);
    var copies = folder.resolve("copies" + asked);
    OutputSchemas.require((code == 0 ? ran.out() : ran.err()).strip());
    if (code == 0) {
      assertThat(copies).exists();
    } else {
      assertThat(copies).doesNotExist();
    }
    return ran.out() + ran.err();
  }

  private String[] arguments(String answer, String... more) throws IOException {
    asked++;
    ran(0, "copies", "request", "keys" + asked, "--issuer", coop, "--count", "2");
    var words =
        new ArrayList<>(
            List.of(
                "summary",
                "issue",
                answer,
                "--request",
                answer + ".request",
                "--policy",
                "policy.json",
                "--policy-digest",
                digest,
                "--trust-issuer",
                coop,
                "--keys",
                "keys" + asked,
                "--as",
                "coop",
                "-o",
                "copies" + asked));
    words.addAll(lists);
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** What a stranger reads in the newest copies. */
  private void check(String leftOut) throws IOException {
    ran(0, "receive", "copies" + asked, "--trust-issuer", coop);
    Files.writeString(
        folder.resolve("query"),
        "{\"credentials\":[{\"id\":\"s\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":"
            + "[\"https://w3id.org/workcommons/vct/reputation-summary/1\"]},"
            + "\"claims\":[{\"path\":[\"asOf\"]}]}]}");
    ran(0, "request", "r" + asked, "--audience", "https://r.example", "--query", "query");
    ran(0, "present", "r" + asked, "--yes", "-o", "shown" + asked);
    var check =
        new String[] {
          "summary",
          "check",
          "shown" + asked,
          "--request",
          "r" + asked,
          "--policy",
          "policy.json",
          "--policy-digest",
          digest
        };
    var ran = device.run(check);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("left out   " + leftOut);
    OutputSchemas.require(ran(0, check).strip());
  }

  /** All that the wallet holds: statements, and memberships. */
  private void show(String name) {
    ran(0, "request", name + ".request", "--membership", "--audience", "https://harbor.example");
    ran(0, "present", name + ".request", "--yes", "-o", name);
  }

  private void statements(String worker, String place) {
    ran(
        0,
        "issue",
        "export.csv",
        "--as",
        "coop",
        "--worker",
        worker,
        "--status-lists",
        "https://coop.example/s",
        "--out",
        place);
    lists.clear();
    ran(
            0,
            "status",
            "publish",
            "--as",
            "coop",
            "--status-lists",
            "https://coop.example/s",
            "--out",
            place + "/l")
        .lines()
        .forEach(line -> lists.addAll(List.of("--status-list", member("file", line))));
    var receive =
        new ArrayList<>(List.of("receive", place + "/2026-08.json", "--trust-issuer", coop));
    receive.addAll(lists);
    ran(0, receive.toArray(String[]::new));
  }

  /** {@return the file that says that {@code member} belongs to the commons} */
  private String membership(String member) throws Exception {
    var name = "member" + member.substring(member.length() - 6) + ".json";
    var jwk =
        JsonReader.readObject(ran(0, "key", "export", "coop", "--show-private").getBytes(UTF_8));
    var key = SigningKey.ofJwk((JsonObject) jwk.get("jwk").orElseThrow(), SecretAccess.GRANTED);
    var document =
        JsonReader.readObject(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
             "type":["VerifiableCredential","MembershipCredential"],"issuer":"%s",
             "validFrom":"2026-10-15T00:00:00Z",
             "credentialSubject":{"id":"%s","type":"Member","memberOf":"%s",
               "memberClass":"worker","memberSince":"2024-01-09"}}
            """
                .formatted(coop, member, coop)
                .getBytes(UTF_8));
    var options =
        ProofOptions.assertion(
            DidKey.verificationMethod(Did.of(coop)), Instant.parse("2026-10-15T00:00:00Z"));
    var signed =
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022).secureCredential(document, key, options);
    Files.write(folder.resolve(name), signed.toByteArray());
    return name;
  }

  /** {@return how the one membership that the wallet holds is called} */
  private String heldMembership() {
    return ran(0, "list")
        .lines()
        .filter(line -> line.contains("MembershipCredential"))
        .map(line -> member("name", line))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two memberships are held");
            })
        .orElseThrow();
  }

  private String policy() throws IOException {
    var sample = Path.of(System.getProperty("vc.root", ".."));
    var draft =
        Files.readString(sample.resolve("specs/vectors/governance-policy/policy.json"))
            .replace("did:web:harbor-drivers.example", coop)
            .replace("did:web:skiffrides.example", coop)
            .replace("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", coop)
            .replace("\"threshold\": 3", "\"threshold\": 1");
    Files.writeString(folder.resolve("draft.json"), draft);
    return member(
        "digest", ran(0, "policy", "sign", "draft.json", "--as", "coop", "-o", "policy.json"));
  }

  private String ran(int code, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--json");
    var ran = device.run(all.toArray(String[]::new));
    assertThat(ran.code()).as("%s%n%s%s", all, ran.out(), ran.err()).isEqualTo(code);
    return ran.out();
  }

  private static String member(String name, String json) {
    var start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(start, json.indexOf('"', start));
  }
}
