package org.workcommons.vc.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
record SchemaCommand(ObjectReader body, Map<String, String> options) {
  static final String VERB = "validate";

  private static final String DOCUMENT = "JsonSchema";
  private static final Set<String> OPTIONS =
      Set.of("--format", "--schema", "--credential", "--output");
  private static final String OLD_OWN_SCHEMA =
      "https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json";

  /** {@return the case that {@code arguments} describe, which stand in {@code body}} */
  static SchemaCommand of(ObjectReader body, List<String> arguments) throws ProblemException {
    var options = new HashMap<String, String>();
    for (int i = 1; i + 1 < arguments.size(); i += 2) {
      options.put(arguments.get(i), arguments.get(i + 1));
    }
    if (!options.keySet().equals(OPTIONS)) {
      throw body.malformed("arguments", "must be " + VERB + " and its four options");
    }
    return new SchemaCommand(body, options);
  }

  /** {@return what came of it, which is also written to the output, below {@code folder}} */
  Reply run(Path folder) throws ProblemException {
    try {
      var result = JsonObject.builder().put("result", result(folder)).build();
      Files.write(folder.resolve(option("--output")), JsonWriter.compact(result));
      return Reply.ok(result);
    } catch (IOException e) {
      throw body.malformed("arguments", "a file can't be read or written");
    }
  }

  private String option(String name) {
    return options.getOrDefault(name, "");
  }

  private String result(Path folder) throws IOException {
    var schema = Files.readAllBytes(folder.resolve(option("--schema")));
    var credential = Files.readAllBytes(folder.resolve(option("--credential")));
    try {
      return check(
              option("--format"), JsonReader.readObject(schema), JsonReader.readObject(credential))
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
