package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code vc verify} on the published samples: each verdict, its exit code, and output that fits its
 * schema.
 */
class VerifyVerbTest {
  private static final Path SPECS = Path.of(System.getProperty("vc.root", "..")).resolve("specs");
  private static final Path SAMPLES = SPECS.resolve("vectors/work-statement").toAbsolutePath();
  private static final String AUDIENCE = "https://rides.example";
  private static final String CHALLENGE = "c2FtcGxlLWNoYWxsZW5nZQ";

  @TempDir Path folder;

  private String issuer;

  @BeforeEach
  void readIssuer() throws IOException {
    issuer = Files.readString(SAMPLES.resolve("issuer.txt")).strip();
  }

  @Test
  void acceptsASampleAndSaysWhatWasNotChecked() {
    var ran =
        verify("presentation.json", "--request", sample("request.json"), "--trust-issuer", issuer);

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("\"verdict\":\"accepted\"")
        .contains("\"issuer\":\"" + issuer + "\"");
    assertThat(ran.out()).contains("\"check\":\"singleUse\",\"outcome\":\"not-run\"");
  }

  @Test
  void acceptsASampleByAudienceAndChallenge() {
    assertThat(
            verify(
                    "presentation.json",
                    "--audience",
                    AUDIENCE,
                    "--challenge",
                    CHALLENGE,
                    "--trust-issuer",
                    issuer)
                .code())
        .isZero();
  }

  @Test
  void acceptsACredentialWithoutRequestAndSaysThatNoHolderWasProven() {
    var ran = verify("statement.json", "--trust-issuer", issuer);

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("\"check\":\"holderBinding\",\"outcome\":\"not-run\"");
  }

  @Test
  void readsTrustFromAFile() throws IOException {
    var trust = folder.resolve("trust.json");
    Files.writeString(
        trust,
        "{\"schema\":\"vc/trust/1\",\"issuers\":[{\"id\":\"%s\",\"types\":[\"WorkStatementCredential\"]}]}"
            .formatted(issuer));
    assertThat(verify("statement.json", "--trust", trust.toString()).code()).isZero();

    Files.writeString(
        trust, Files.readString(trust).replace("WorkStatementCredential", "MembershipCredential"));
    assertThat(verify("statement.json", "--trust", trust.toString()).code()).isEqualTo(3);

    Files.writeString(trust, Files.readString(trust).replace("types", "typos"));
    assertThat(run("verify", sample("statement.json"), "--trust", trust.toString()).code())
        .isEqualTo(3);
  }

  @Test
  void rejectsWithoutTrustAndStillSaysWhatTheProofCheckFound() {
    var ran = verify("statement.json");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("\"verdict\":\"rejected\"")
        .contains("\"check\":\"proof\",\"outcome\":\"passed\"")
        .contains("problems#ISSUER_NOT_RECOGNIZED");
  }

  @Test
  void rejectsAnAlteredSampleAndNamesNoIssuer() throws IOException {
    var altered = folder.resolve("altered.json");
    Files.writeString(
        altered,
        Files.readString(SAMPLES.resolve("statement.json")).replace("Port Sable", "Port Sabre"));
    var ran =
        run(
            "verify",
            altered.toString(),
            "--trust-issuer",
            issuer,
            "--json",
            "--at",
            "2026-11-05T09:00:00Z");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("\"issuer\":null")
        .contains("\"mechanism\":null")
        .doesNotContain("Sabre");
    assertFitsItsSchema(ran.out());
  }

  @Test
  void rejectsAnAnswerToSomebodyElse() {
    assertThat(
            verify(
                    "presentation.json",
                    "--audience",
                    "https://elsewhere.example",
                    "--challenge",
                    CHALLENGE,
                    "--trust-issuer",
                    issuer)
                .code())
        .isEqualTo(3);
  }

  @Test
  void refusesToJudgeAPresentationWithoutItsRequest() {
    for (var arguments :
        List.of(
            List.<String>of(),
            List.of("--audience", AUDIENCE),
            List.of("--challenge", CHALLENGE),
            List.of("--online", "--at", "2026-11-05T09:00:00Z"),
            List.of("--audience", AUDIENCE, "--challenge", "short"),
            List.of("--audience", "rides", "--challenge", CHALLENGE),
            List.of(
                "--request",
                sample("request.json"),
                "--audience",
                AUDIENCE,
                "--challenge",
                CHALLENGE))) {
      var all =
          new ArrayList<>(List.of("verify", sample("presentation.json"), "--trust-issuer", issuer));
      all.addAll(arguments);
      var ran = run(all.toArray(String[]::new));

      assertThat(ran.code()).as("%s", arguments).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("error:").contains("hint:");
    }
  }

  @Test
  void saysErrorsAsJsonToo() {
    for (var arguments :
        List.of(
            List.of("verify", "--json"),
            List.of("verify", "--json", sample("nothing.json")),
            List.of("verify", "--json", sample("presentation.json")),
            List.of("verify", "--json", sample("statement.json"), "--at", "yesterday"),
            List.of("verify", "--json", sample("statement.json"), "--trust-issuer", "nobody"),
            List.of("verify", "--json", sample("statement.json"), "--status-max-age", "-PT1H"))) {
      var ran = run(arguments.toArray(String[]::new));

      assertThat(ran.code()).as("%s", arguments).isNotZero();
      assertThat(ran.err()).startsWith("{\"error\":{\"code\":\"").endsWith("}}\n");
    }
  }

  private Device.Ran verify(String sample, String... more) {
    var arguments =
        new ArrayList<>(
            List.of("verify", sample(sample), "--at", "2026-11-05T09:00:00Z", "--json"));
    arguments.addAll(List.of(more));
    var ran = run(arguments.toArray(String[]::new));
    assertFitsItsSchema(ran.out());
    return ran;
  }

  private static void assertFitsItsSchema(String json) {
    try {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(SPECS.resolve("cli/verify-1.json")));
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Device.Ran run(String... arguments) {
    return new Device(folder).run(arguments);
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).toString();
  }
}
