package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What programs may rely on: every object that is printed has a schema in {@code specs/cli}. */
final class OutputSchemas {
  private static final Pattern NAMED = Pattern.compile("\\{\"schema\":\"vc/([a-z]+)/([0-9]+)\".*");

  private OutputSchemas() {}

  /** Holds {@code line} against its schema, if it is an object for programs. */
  static void check(String line) throws IOException {
    var named = NAMED.matcher(line);
    if (named.matches()) {
      hold(line, named.group(1) + "-" + named.group(2) + ".json");
    } else if (line.startsWith("{\"error\":")) {
      hold(line, "error.json");
    }
  }

  /** As {@link #check}, and {@code line} must be one of those objects. */
  static void require(String line) throws IOException {
    assertThat(NAMED.matcher(line).matches() || line.startsWith("{\"error\":")).as(line).isTrue();
    check(line);
  }

  private static void hold(String line, String schema) throws IOException {
    var file = Path.of(System.getProperty("vc.root", "..")).resolve("specs/cli").resolve(schema);
    assertThat(file).as("the schema of " + line).exists();
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var findings =
        registry
            .getSchema(new String(Files.readAllBytes(file), UTF_8))
            .validate(line, InputFormat.JSON);
    assertThat(findings).as(line).isEmpty();
  }
}
