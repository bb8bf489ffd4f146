package org.workcommons.vc.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.work.WorkStatement;

/** Our own context: what JSON-LD processors are told about the words of our credentials. */
class WorkCommonsContextTest {
  private static final Set<String> KEYWORDS = Set.of("id", "type");
  private static final Set<String> ENVELOPE =
      Set.of("@context", "id", "type", "issuer", "validFrom", "credentialSubject");

  @Test
  void isProtectedAndFlat() throws Exception {
    var ours = context("workcommons-v1.jsonld");
    assertThat(ours.get("@protected")).contains(JsonBoolean.TRUE);
    assertThat(ours.has("@vocab")).isFalse();
    for (var definition : ours.members().values()) {
      if (definition instanceof JsonObject object) {
        // no lists: RDF makes a chain of blank nodes of one, and canonicalising that explodes
        assertThat(object.names()).isSubsetOf("@id", "@type");
      }
    }
  }

  @Test
  void redefinesNoTermOfTheBaseContextAtAnyDepth() throws Exception {
    var base = new HashSet<String>();
    terms(context("credentials-v2.jsonld"), base);
    assertThat(base).contains("issuer", "statusListIndex", "proofValue", "holder");
    assertThat(terms(context("workcommons-v1.jsonld"))).doesNotContainAnyElementsOf(base);
  }

  @Test
  void definesEveryMemberOfAWorkStatement() throws Exception {
    var defined = terms(context("workcommons-v1.jsonld"));
    assertThat(defined).contains(WorkStatement.TYPE.credentialType(), "WorkStatement", "corrects");
    for (long seed = 0; seed < 20; seed++) {
      for (var entry : Statements.chain(seed, 3)) {
        var used = new HashSet<String>();
        members(WorkStatement.TYPE.write(entry.statement()), used);
        used.removeAll(KEYWORDS);
        assertThat(defined).as("seed %d", seed).containsAll(used);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"work-statement", "engagement", "rating", "membership"})
  void definesEveryMemberThatASchemaKnows(String name) throws Exception {
    var schema = JsonReader.readObject(Files.readAllBytes(Specs.at("schemas/" + name + "-1.json")));
    var known = new HashSet<String>();
    properties(schema, known);
    known.removeAll(ENVELOPE);
    assertThat(known).hasSizeGreaterThan(5);
    assertThat(terms(context("workcommons-v1.jsonld"))).containsAll(known);
  }

  private static void properties(JsonValue schema, Set<String> names) {
    if (schema instanceof JsonObject object) {
      if (object.get("properties").orElse(null) instanceof JsonObject properties) {
        names.addAll(properties.names());
      }
      object.members().values().forEach(member -> properties(member, names));
    } else if (schema instanceof JsonArray array) {
      array.items().forEach(item -> properties(item, names));
    }
  }

  @Test
  void mapsEveryTermToAnAddressOfItsOwn() throws Exception {
    var addresses = new HashSet<String>();
    for (var member : context("workcommons-v1.jsonld").members().entrySet()) {
      if (!member.getKey().startsWith("@")) {
        var address = address(member.getValue());
        assertThat(address)
            .matches("https://(w3id\\.org/workcommons/ns/v1#|schema\\.org/)[A-Za-z]+");
        assertThat(addresses.add(address)).as(member.getKey()).isTrue();
      }
    }
  }

  private static String address(JsonValue definition) {
    return definition instanceof JsonObject object
        ? object.string("@id").orElseThrow()
        : ((JsonString) definition).value();
  }

  private static Set<String> terms(JsonObject context) {
    var terms = new HashSet<String>(context.names());
    terms.removeIf(term -> term.startsWith("@"));
    return terms;
  }

  /** The terms of {@code context} and of the contexts inside its definitions. */
  private static void terms(JsonObject context, Set<String> terms) {
    terms.addAll(terms(context));
    for (var definition : context.members().values()) {
      if (definition instanceof JsonObject object
          && object.get("@context").orElse(null) instanceof JsonObject scoped) {
        terms(scoped, terms);
      }
    }
  }

  private static void members(JsonValue value, Set<String> names) {
    if (value instanceof JsonObject object) {
      names.addAll(object.names());
      object.members().values().forEach(member -> members(member, names));
    } else if (value instanceof JsonArray array) {
      array.items().forEach(item -> members(item, names));
    }
  }

  private static JsonObject context(String file) throws Exception {
    var bytes = Files.readAllBytes(Specs.at("contexts").resolve(file));
    return (JsonObject) JsonReader.readObject(bytes).get("@context").orElseThrow();
  }
}
