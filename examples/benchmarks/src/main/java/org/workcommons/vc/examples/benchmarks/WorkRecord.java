package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.BitstringStatusList;

/**
 * A credential as others issue them, by which peers were measured before there was this library:
 * the base context and one of the issuer's own, a status, an engagement, three skills, ten ratings;
 * eleven nameless nodes, and 104 statements of RDF.
 */
final class WorkRecord {
  static final int STATEMENTS = 104;

  private static final URI CONTEXT = URI.create("https://records.tandem.example/v1");
  private static final URI LIST = URI.create("https://records.tandem.example/status/7");
  private static final int INDEX = 90_210;
  private static final int RATINGS = 10;
  private static final List<String> SKILLS = List.of("Cargo bicycle", "Night riding", "First aid");
  private static final List<String> WORDS =
      List.of("on time", "careful", "friendly", "knew the way");

  /** Protected, with a scope for each type. */
  private static final String DEFINITIONS =
      """
      {"@context": {"@version": 1.1, "@protected": true,
        "r": "https://records.tandem.example/terms#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "WorkRecordCredential": "r:WorkRecordCredential",
        "WorkRecord": {"@id": "r:WorkRecord", "@context": {"@version": 1.1, "@protected": true,
          "engagement": "r:engagement", "skill": "r:skill", "rating": "r:rating"}},
        "Engagement": {"@id": "r:Engagement", "@context": {"@version": 1.1, "@protected": true,
          "platform": {"@id": "r:platform", "@type": "@id"},
          "occupation": {"@id": "r:occupation", "@type": "@id"},
          "startedAt": {"@id": "r:startedAt", "@type": "xsd:dateTime"},
          "endedAt": {"@id": "r:endedAt", "@type": "xsd:dateTime"},
          "hours": {"@id": "r:hours", "@type": "xsd:decimal"},
          "area": "r:area"}},
        "Skill": {"@id": "r:Skill", "@context": {"@version": 1.1, "@protected": true,
          "title": "r:title", "level": {"@id": "r:level", "@type": "xsd:integer"}}},
        "Rating": {"@id": "r:Rating", "@context": {"@version": 1.1, "@protected": true,
          "value": {"@id": "r:value", "@type": "xsd:integer"},
          "best": {"@id": "r:best", "@type": "xsd:integer"},
          "aspect": {"@id": "r:aspect", "@type": "@vocab"},
          "ratedAt": {"@id": "r:ratedAt", "@type": "xsd:dateTime"},
          "remark": "r:remark",
          "punctuality": "r:punctuality", "conduct": "r:conduct"}}}}
      """;

  private WorkRecord() {}

  /** {@return the contexts of this library and the issuer's own} */
  static Contexts contexts() throws ProblemException {
    return Contexts.bundled().withPinned(CONTEXT, DEFINITIONS.getBytes(UTF_8));
  }

  /** {@return the issuer's own context, by its URL, as text} */
  static JsonObject definitions() {
    return JsonObject.empty().with(CONTEXT.toString(), DEFINITIONS);
  }

  /** {@return where the status list is published} */
  static URI statusList() {
    return LIST;
  }

  static JsonObject document(Did issuer) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2, CONTEXT.toString())))
        .put("id", "urn:uuid:2b1f4e0a-6c3d-4f8e-9a57-1d0c7b3e5f42")
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential", "WorkRecordCredential")))
        .put("name", "Record of work")
        .put("description", "What one worker did for one platform in October 2026")
        .put("issuer", issuer.value())
        .put("validFrom", "2026-11-01T00:00:00Z")
        .put("validUntil", "2031-11-01T00:00:00Z")
        .put("credentialStatus", status())
        .put("credentialSubject", subject())
        .build();
  }

  private static JsonObject status() {
    return JsonObject.builder()
        .put("id", LIST + "#" + INDEX)
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", Integer.toString(INDEX))
        .put("statusListCredential", LIST.toString())
        .build();
  }

  private static JsonObject subject() {
    var skills = new ArrayList<JsonValue>();
    for (int i = 0; i < SKILLS.size(); i++) {
      skills.add(
          JsonObject.builder()
              .put("id", "urn:skill:" + i)
              .put("type", "Skill")
              .put("title", SKILLS.get(i))
              .put("level", 2 + i)
              .build());
    }
    var ratings = new ArrayList<JsonValue>();
    IntStream.range(0, RATINGS).mapToObj(WorkRecord::rating).forEach(ratings::add);
    return JsonObject.builder()
        .put("id", "did:example:worker-2041")
        .put("type", "WorkRecord")
        .put("engagement", engagement())
        .put("skill", new JsonArray(skills))
        .put("rating", new JsonArray(ratings))
        .build();
  }

  private static JsonObject engagement() {
    return JsonObject.builder()
        .put("type", "Engagement")
        .put("platform", "https://tandem.example/")
        .put("occupation", "http://data.europa.eu/esco/isco/C9331")
        .put("startedAt", "2026-10-01T05:30:00Z")
        .put("endedAt", "2026-10-31T18:00:00Z")
        .put("hours", "71.5")
        .put("area", "Port Sable")
        .build();
  }

  private static JsonObject rating(int i) {
    return JsonObject.builder()
        .put("type", "Rating")
        .put("value", 6 + i % 5)
        .put("best", 10)
        .put("aspect", "urn:aspect:" + i % 3)
        .put("ratedAt", "2026-10-" + (11 + i) + "T17:" + (20 + i) + ":00Z")
        .put("remark", WORDS.get(i % WORDS.size()) + ", trip " + (101 + 7 * i))
        .build();
  }

  /** {@return the list in which it stands, where it is not revoked} */
  static JsonObject listDocument(Did issuer) {
    var list =
        BitstringStatusList.of(
            BitstringStatusList.MIN_ENTRIES,
            IntStream.range(0, BitstringStatusList.MIN_ENTRIES).filter(i -> i % 97 == 1));
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("id", LIST.toString())
        .put(
            "type",
            JsonArray.ofStrings(List.of("VerifiableCredential", "BitstringStatusListCredential")))
        .put("issuer", issuer.value())
        .put("validFrom", "2026-11-05T08:30:00Z")
        .put(
            "credentialSubject",
            JsonObject.builder()
                .put("id", LIST + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation")
                .put("encodedList", list.encoded())
                .build())
        .build();
  }
}
