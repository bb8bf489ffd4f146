package org.workcommons.vc.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * {@code POST /command}: what the suite of VC-JOSE-COSE 1.0 calls as a command line, once for each
 * test, and that of VC JSON Schema ({@link SchemaCommand}).
 *
 * <pre>issue|verify --input FILE --key FILE --feature FEATURE [--sd PATHS] --output FILE</pre>
 *
 * <p>The body is {@code {"folder": …, "arguments": […]}}; files are relative to the folder. What
 * came of it is written to the output, as the suite wants to read it.
 */
record SuiteCommand(TokenTests tests) implements Route {
  private static final Set<String> OPTIONS =
      Set.of("--input", "--key", "--feature", "--sd", "--output");

  @Override
  public Reply answer(Request request) throws ProblemException {
    var body = request.body();
    var arguments = arguments(body);
    var folder = Path.of(body.string("folder"));
    if (arguments.get(0).equals(SchemaCommand.VERB)) {
      return SchemaCommand.of(body, arguments).run(folder);
    }
    var asked = new Asked(arguments.get(0), folder, options(arguments, body));
    var result = asked.result(tests);
    try {
      Files.write(asked.file("--output"), JsonWriter.compact(result));
      return Reply.ok(result);
    } catch (IOException e) {
      throw body.malformed("arguments", "the output can't be written");
    }
  }

  private static List<String> arguments(ObjectReader body) throws ProblemException {
    var items = body.array("arguments").items();
    if (items.isEmpty() || !items.stream().allMatch(JsonString.class::isInstance)) {
      throw body.malformed("arguments", "must be strings");
    }
    return items.stream().map(item -> ((JsonString) item).value()).toList();
  }

  private static Map<String, String> options(List<String> arguments, ObjectReader body)
      throws ProblemException {
    var options = new LinkedHashMap<String, String>();
    for (int i = 1; i + 1 < arguments.size(); i += 2) {
      options.put(arguments.get(i), arguments.get(i + 1));
    }
    if (arguments.size() % 2 == 0 || !OPTIONS.containsAll(options.keySet())) {
      throw body.malformed("arguments", "must be a verb and options, each with a value");
    }
    for (var required : List.of("--input", "--key", "--feature", "--output")) {
      if (!options.containsKey(required)) {
        throw body.malformed("arguments", "must say " + required);
      }
    }
    return options;
  }

  private record Asked(String verb, Path folder, Map<String, String> options) {
    Path file(String option) {
      return folder.resolve(option(option));
    }

    JsonObject result(TokenTests tests) {
      try {
        return result("success", data(tests));
      } catch (ProblemException e) {
        return result("failure", e.problem().toString());
      } catch (IOException e) {
        return result("indeterminate", "a file can't be read");
      }
    }

    private String data(TokenTests tests) throws ProblemException, IOException {
      var feature = Feature.of(option("--feature"));
      var key = Files.readAllBytes(file("--key"));
      var input = Files.readAllBytes(file("--input"));
      return switch (verb) {
        case "issue" ->
            tests.issue(
                feature, key, input, ClaimPaths.pointers(options.getOrDefault("--sd", "[]")));
        case "verify" -> tests.verify(feature, key, input);
        default -> throw Feature.unknown();
      };
    }

    private String option(String name) {
      return options.getOrDefault(name, "");
    }

    private static JsonObject result(String result, String data) {
      return JsonObject.builder().put("result", result).put("data", data).build();
    }
  }
}
