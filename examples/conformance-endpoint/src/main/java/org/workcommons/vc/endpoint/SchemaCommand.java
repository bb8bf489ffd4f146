package org.workcommons.vc.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.schema.JsonSchemas;
import org.workcommons.vc.verifier.schema.SchemaCredentials;

/**
 * The command that the suite of VC JSON Schema runs, once for each case:
 *
 * <pre>validate --format JsonSchema|JsonSchemaCredential --schema S --credential C --output O</pre>
 *
 * <p>O gets {@code {"result":"success|failure|indeterminate"}}.
 */
final class SchemaCommand {
  static final String VERB = "validate";

  private static final String DOCUMENT = "JsonSchema";
  private static final String OLD_OWN_SCHEMA =
      "https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json";

  private SchemaCommand() {}

  /** One case in a process of its own; the paths are those of the machine. */
  public static void main(String[] args) throws IOException {
    run(List.of(args), Path.of(""));
  }

  /** {@return what came of it, which was also written to the file that {@code args} name} */
  static Reply run(List<String> args, Path directory) throws IOException {
    var options = options(args);
    var result = JsonObject.builder().put("result", result(options, directory)).build();
    var output = directory.resolve(required(options, "--output"));
    if (output.getParent() != null) {
      Files.createDirectories(output.getParent());
    }
    Files.write(output, JsonWriter.compact(result));
    return Reply.ok(result);
  }

  private static Map<String, String> options(List<String> args) {
    if (args.size() % 2 == 0 || !args.get(0).equals(VERB)) {
      throw new IllegalArgumentException("usage: " + VERB + " and options with their values");
    }
    var options = new HashMap<String, String>();
    for (int i = 1; i < args.size(); i += 2) {
      options.put(args.get(i), args.get(i + 1));
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the option " + name + " is required"));
  }

  private static String result(Map<String, String> options, Path directory) throws IOException {
    var schema = Files.readAllBytes(directory.resolve(required(options, "--schema")));
    var credential = Files.readAllBytes(directory.resolve(required(options, "--credential")));
    try {
      return check(
              required(options, "--format"),
              JsonReader.readObject(schema),
              JsonReader.readObject(credential))
          .map(problem -> problem.type().leavesOpen() ? "indeterminate" : "failure")
          .orElse("success");
    } catch (ProblemException e) {
      return "failure";
    }
  }

  private static Optional<Problem> check(String format, JsonObject found, JsonObject credential)
      throws ProblemException {
    var named = ObjectReader.of(credential, Pointer.ROOT).object("credentialSchema");
    require(named, "type", format);
    if (format.equals(DOCUMENT)) {
      require(named, "id", ObjectReader.of(found, Pointer.ROOT).string("$id"));
      return JsonSchemas.check(found, credential, named.pointer());
    }
    require(named, "id", ObjectReader.of(found, Pointer.ROOT).string("id"));
    var schema = SchemaCredentials.schema(withCurrentSchema(found));
    return JsonSchemas.check(schema, credential, named.pointer());
  }

  private static void require(ObjectReader named, String member, String value)
      throws ProblemException {
    if (!named.string(member).equals(value)) {
      throw new ProblemException(
          ProblemType.SCHEMA_FAILED, named.pointer().at(member), "names another schema");
    }
  }

  /** {@link SuitePolicy#OLD_SCHEMA_OF_SCHEMAS}. */
  private static JsonObject withCurrentSchema(JsonObject credential) {
    if (credential.get("credentialSchema").orElse(null) instanceof JsonObject own
        && own.string("id").equals(Optional.of(OLD_OWN_SCHEMA))) {
      return credential.with("credentialSchema", own.with("id", SchemaCredentials.OWN_SCHEMA));
    }
    return credential;
  }
}
