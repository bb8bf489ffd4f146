package org.workcommons.vc.verifier.schema;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** One schema and the work that may be spent on it. */
record Evaluation(JsonObject schema, Dialect dialect, Pointer named, Budget budget) {
  private static final InputFormat JSON = InputFormat.JSON;

  private interface Step {
    List<Error> run();
  }

  static Evaluation of(JsonObject schema, Dialect dialect, Pointer named) {
    var canonical = schema.with("$schema", new JsonString(dialect.schema()));
    return new Evaluation(canonical, dialect, named, new Budget());
  }

  void require(JsonObject credential) throws ProblemException {
    var text = text(schema);
    var instance = text(credential);
    var metaSchema = requireNonNull(MetaSchemas.ALL.get(dialect));
    if (!evaluate(() -> metaSchema.validate(context(schema, text), text, JSON)).isEmpty()) {
      throw JsonSchemas.failed(named, "not a valid schema");
    }
    var errors =
        evaluate(() -> compiled(text).validate(context(credential, instance), instance, JSON));
    if (!errors.isEmpty()) {
      var error = errors.get(0);
      throw JsonSchemas.failed(
          pointer(error), "does not fit the keyword " + error.getKeyword() + " of its schema");
    }
  }

  /** The values of an {@code enum} are told apart at once. */
  private Schema compiled(String text) {
    budget.spend(Comparisons.steps(schema));
    return registry(new LinearPatterns(budget)).getSchema(text, JSON);
  }

  private CountedContext context(JsonObject instance, String text) {
    return new CountedContext(budget, text.length(), Comparisons.steps(instance));
  }

  /**
   * A schema may be wrong in ways that its own schema does not tell, and the evaluator has an
   * exception for each: none of them may reach a caller who asked about a stranger's document.
   */
  private List<Error> evaluate(Step step) throws ProblemException {
    try {
      return step.run();
    } catch (Budget.Exhausted e) {
      throw JsonSchemas.indeterminate(named, "evaluating the schema would take too much work");
    } catch (LinearPatterns.NotLinear e) {
      throw JsonSchemas.indeterminate(
          named, "the schema has a pattern that can't be matched in linear time");
    } catch (RuntimeException e) {
      throw JsonSchemas.indeterminate(named, "the schema can't be evaluated here");
    }
  }

  private String text(JsonObject document) throws ProblemException {
    var bytes = JsonWriter.compact(document);
    if (bytes.length > Limits.SCHEMA_BYTES) {
      throw JsonSchemas.indeterminate(
          named, "more than " + Limits.SCHEMA_BYTES + " bytes are not evaluated");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Pointer pointer(Error error) {
    var path = error.getInstanceLocation();
    var pointer = Pointer.ROOT;
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer =
          path.getElement(i) instanceof Integer index
              ? pointer.at(index)
              : pointer.at(path.getName(i));
    }
    return pointer;
  }

  /** Nothing is loaded but the schemas of schemas, which the evaluator carries. */
  private static SchemaRegistry registry(RegularExpressionFactory patterns) {
    var config =
        SchemaRegistryConfig.builder()
            .regularExpressionFactory(patterns)
            .formatAssertionsEnabled(false)
            .preloadSchema(false)
            .build();
    return SchemaRegistry.withDialects(
        List.of(Dialects.getDraft202012(), Dialects.getDraft201909(), Dialects.getDraft7()),
        builder ->
            builder
                .schemaRegistryConfig(config)
                .schemaLoader(loader -> loader.allow(url -> Dialect.publishes(url.toString()))));
  }

  /** Read once; what they ask of a schema is the same each time. */
  private static final class MetaSchemas {
    static final Map<Dialect, Schema> ALL = read();

    private static Map<Dialect, Schema> read() {
      var registry = registry(new LinearPatterns(Budget.unlimited()));
      var all = new EnumMap<Dialect, Schema>(Dialect.class);
      for (var dialect : Dialect.values()) {
        all.put(dialect, registry.getSchema(SchemaLocation.of(dialect.schema())));
      }
      return all;
    }
  }
}
