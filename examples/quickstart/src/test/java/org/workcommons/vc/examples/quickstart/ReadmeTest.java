package org.workcommons.vc.examples.quickstart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/** The README shows code that compiles, and that does what the README says. */
class ReadmeTest {
  private static final Path SOURCES =
      Path.of("src/main/java/org/workcommons/vc/examples/quickstart");

  @ParameterizedTest
  @ValueSource(strings = {"Platform", "Family", "CoOp", "Worker"})
  void theReadmeShowsThisCode(String name) throws IOException {
    var readme = Files.readString(Path.of("../../README.md"));

    assertThat(readme).contains(tagged(Files.readString(SOURCES.resolve(name + ".java"))));
  }

  @Test
  void whatTheCoOpSignsTheWorkerShowsAndThePlatformAccepts(@TempDir Path folder) throws Exception {
    var key = SigningKey.fresh(KeyType.ED25519);
    var coop = DidKey.of(key.verificationKey());
    try (var issuer = new CoOp(folder.resolve("register.sqlite"), key)) {
      var worker =
          new Worker(folder.resolve("wallet"), "correct horse battery staple".toCharArray());
      var counts = new Counts(12, 0);
      var issued =
          issuer.sign(
              new WorkStatement(
                  worker.did(),
                  coop,
                  YearMonth.of(2026, 10),
                  Assurance.PLATFORM_SIGNED,
                  ChainLink.first(counts),
                  Work.of(12, Quantity.of("9.5")),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      var list = issued.entry().list();
      StatusListSource lists = url -> url.equals(list) ? published(issuer, list) : Optional.empty();
      var verifier =
          Verifier.of(
                  DidResolver.offline(),
                  IssuerTrust.only(Set.of(coop)),
                  StatusPolicy.notOlderThan(Duration.ofHours(1)))
              .withStatusLists(lists);

      assertThat(worker.keep(issued.credential(), verifier).result())
          .isEqualTo(Receipt.Result.KEPT);
      assertThat(answer(worker, new Platform(Set.of(coop), lists))).isEqualTo("welcome, 1 months");
      assertThat(answer(worker, new Platform(Set.of(), lists))).startsWith("sorry");
      assertThat(answer(worker, new Platform(Set.of(coop), StatusListSource.of(Map.of()))))
          .startsWith("try again");

      issuer.revoke(issued);
      assertThat(answer(worker, new Platform(Set.of(coop), lists))).startsWith("sorry");
    }
  }

  private static String answer(Worker worker, Platform platform) throws Exception {
    var request = PresentationRequest.from(URI.create("https://rides.example"), WorkStatement.TYPE);
    return platform.check(worker.answer(request).toByteArray(), request);
  }

  private static Optional<org.workcommons.vc.model.VerifiableCredential> published(
      CoOp issuer, URI list) {
    try {
      return Optional.of(issuer.list(list));
    } catch (org.workcommons.vc.issuer.IssuingException e) {
      return Optional.empty();
    }
  }

  /** All that stands between tags, each line without the indentation of the first one. */
  @Test
  void aFamilyLearnsTheProfessionAndNothingElse() throws Exception {
    var board = SigningKey.fresh(KeyType.ED25519);
    var did = DidKey.of(board.verificationKey());
    var carer = SigningKey.fresh(KeyType.P256);
    var family = new Family(Set.of(did), StatusListSource.none());
    var request = family.ask();
    var claims =
        JsonObject.builder()
            .put("iss", did.value())
            .put("vct", "https://w3id.org/workcommons/vct/licence/1")
            .put("cnf", JsonObject.empty().with("jwk", carer.verificationKey().jwk()))
            .put("profession", "nurse")
            .put("name", "Ann")
            .build();
    var places = List.of(new Pointer("/profession"), new Pointer("/name"));
    var header = JsonObject.empty().with("kid", DidKey.verificationMethod(did).toString());
    var issued = SdJwtVc.issue(header, claims, new Concealment(places), board);
    var held = DisclosableToken.of(SdJwtVc.received(issued.getBytes(US_ASCII)).presentation());
    var audience =
        new DisclosableToken.Audience(
            request.audience().toString(), request.challenge().toString());

    var one = held.show(places.subList(0, 1), carer, audience, Instant.now());
    assertThat(family.check(answer(one), request)).isEqualTo("nurse");
    assertThat(family.check(answer(one), request)).startsWith("refused");
    assertThat(family.check(answer(held.show(places)), family.ask())).startsWith("refused");
  }

  private static byte[] answer(String token) {
    return VpToken.of(Map.of("licence", List.of(new JsonString(token)))).toByteArray();
  }

  private static String tagged(String source) {
    var tagged = new StringBuilder();
    boolean inside = false;
    for (String line : source.lines().toList()) {
      if (line.contains("// end::readme[]")) {
        inside = false;
      }
      if (inside) {
        tagged.append(line.startsWith("    ") ? line.substring(4) : line).append('\n');
      }
      if (line.contains("// tag::readme[]")) {
        inside = true;
      }
    }
    assertThat(tagged.toString().lines().collect(Collectors.toList())).isNotEmpty();
    return tagged.toString();
  }
}
