package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Starts the program as a deployment would: another JVM, the packaged jars, no test runner in between. */
class EmbeddingIT {
  private static final Path STATEMENT = Path.of("../../specs/vectors/work-statement/statement.json");
  private static final Path LINKED = Path.of("../../specs/vectors/work-statement/statement-rdfc.json");
  private static final Path ISSUER = Path.of("../../specs/vectors/work-statement/issuer.txt");

  private final String jar = System.getProperty("consumer.jar");
  private final String lib = System.getProperty("consumer.lib");

  @Test
  void acceptsAGoodStatement() throws Exception {
    assertEquals(List.of("accepted: statement 1", "named module: false"), run(STATEMENT));
  }

  /** A suite that needs a JSON-LD processor, which is no named module of its own. */
  @Test
  void acceptsAGoodStatementThatIsSignedAsRdf() throws Exception {
    assertEquals(List.of("accepted: statement 1", "named module: false"), run(LINKED));
  }

  @Test
  void refusesAnAlteredStatement() throws Exception {
    for (Path statement : List.of(STATEMENT, LINKED)) {
      var altered = Files.createTempFile("altered", ".json");
      Files.writeString(altered, Files.readString(statement).replace("Port Sable", "Port Sabre"));

      assertEquals("not accepted: CRYPTOGRAPHIC_SECURITY_ERROR", run(altered).get(0));
    }
  }

  /** What a platform takes aboard with the verifier: a change here is a decision, not an accident. */
  @Test
  void bringsFewJars() {
    Set<String> names = new TreeSet<>();
    for (String file : new File(lib).list()) {
      names.add(file.replaceAll("-[0-9].*", ""));
    }

    assertEquals(
        Set.of(
            "bcprov-jdk18on",
            "jackson-core",
            "jakarta.json-api",
            "jspecify",
            "parsson",
            "titanium-jcs",
            "titanium-json-ld",
            "titanium-rdf-api",
            "titanium-rdf-n-quads",
            "vc-core",
            "vc-verifier"),
        names);
  }

  private List<String> run(Path statement) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(java(), "-cp", jar + File.pathSeparator + lib + File.separator + "*", "consumer.Main"));
    command.add(Files.readString(ISSUER).strip());
    command.add(statement.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertTrue(process.waitFor() == 0, output);
    return output.lines().toList();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
