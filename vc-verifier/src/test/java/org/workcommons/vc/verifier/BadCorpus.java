package org.workcommons.vc.verifier;

import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/** Makes the corpus {@code specs/vectors/bad}: its files, and what their flags mean. */
final class BadCorpus {
  static final String CHALLENGE = "c2FtcGxlLWNoYWxsZW5nZQ";

  private BadCorpus() {}

  /** The files of the corpus, by name. */
  static Map<String, JsonObject> files() {
    var files = new LinkedHashMap<String, JsonObject>();
    files.put("parsing.json", file("Bytes and JSON", BadParsing.all()));
    files.put("proofs.json", file("Data Integrity proofs and JSON-LD", BadProofs.all()));
    files.put("tokens.json", file("Credentials in JSON Web Signatures", BadTokens.all()));
    files.put(
        "disclosures.json",
        file("Credentials of which parts can be withheld", BadDisclosures.all()));
    files.put("messages.json", file("Credentials in COSE messages", BadMessages.all()));
    files.put("presentations.json", file("Presentations", BadPresentations.all()));
    files.put("status.json", file("Status entries and status lists", BadStatusLists.all()));
    files.put("controllers.json", file("DIDs and their documents", BadControllers.all()));
    files.put("claims.json", file("Data model, time, trust and claims", BadClaims.all()));
    files.put("resources.json", file("Related resources and schemas", BadResources.all()));
    return files;
  }

  private static JsonObject file(String title, List<BadInput> inputs) {
    var tests = new ArrayList<JsonValue>();
    var flags = new TreeSet<String>();
    for (var input : inputs) {
      tests.add(input.json(tests.size() + 1));
      flags.add(input.flag());
    }
    var notes = JsonObject.builder();
    flags.forEach(flag -> notes.put(flag, BadFlags.note(flag)));
    return JsonObject.builder()
        .put("schema", "vc/bad-inputs/1")
        .put("title", title)
        .put("numberOfTests", tests.size())
        .put("notes", notes.build())
        .put("testGroups", JsonArray.of(group(tests)))
        .build();
  }

  private static JsonObject group(List<JsonValue> tests) {
    return JsonObject.builder()
        .put("now", Actors.NOW.toString())
        .put("clockSkewSeconds", 60)
        .put("statusMaxAgeSeconds", 3600)
        .put("trustedIssuers", trusted())
        .put("request", request(tests))
        .put("tests", new JsonArray(tests))
        .build();
  }

  private static JsonObject request(List<JsonValue> tests) {
    var request =
        JsonObject.builder()
            .put("audience", Actors.AUDIENCE.toString())
            .put("challenge", CHALLENGE)
            .put("wants", JsonArray.ofStrings(List.of("WorkStatementCredential")));
    if (tests.stream().anyMatch(BadCorpus::isAnswer)) {
      request.put("query", query());
    }
    return request.build();
  }

  private static boolean isAnswer(JsonValue test) {
    return ((JsonObject) test).string("mediaType").orElseThrow().equals(SdJwtVc.MEDIA_TYPE);
  }

  /** What answers in {@code dc+sd-jwt} have to satisfy. */
  private static JsonObject query() {
    return DcqlQuery.of(
            CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT)
                .withVct(BadBindings.TYPE)
                .withClaims(ClaimQuery.of("category")))
        .json();
  }

  /** Also those whose identifiers are bad, so that trust is not what refuses them. */
  private static JsonArray trusted() {
    var issuers = new TreeSet<String>();
    issuers.add(Actors.did(PLATFORM).value());
    issuers.add(Actors.did(OTHER_PLATFORM).value());
    issuers.add(Actors.did(BadTokens.ISSUER).value());
    issuers.add("did:web:skiff.example");
    return JsonArray.ofStrings(issuers);
  }

  /** The statement that most inputs are made of. */
  static JsonObject good() {
    return Actors.secure(plain(Actors.unsigned(PLATFORM, WORKER, 1)).get(0), PLATFORM);
  }

  static JsonObject linked() {
    return Actors.secure(
        plain(Actors.unsigned(PLATFORM, WORKER, 1)).get(0),
        PLATFORM,
        new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022));
  }

  /** The second statement, rightly linked to {@code first}. */
  static JsonObject linked(JsonObject first) {
    var second = plain(Actors.unsigned(PLATFORM, WORKER, 2)).get(1);
    return Actors.subject(
        second, claims -> claims.with("previous", new JsonString(Actors.digest(first))));
  }

  /** {@code statements} without a status, each linked to the one before as it is now. */
  static List<JsonObject> plain(List<JsonObject> statements) {
    var plain = new ArrayList<JsonObject>();
    for (var statement : statements) {
      var link = plain.isEmpty() ? "none" : Actors.digest(plain.get(plain.size() - 1));
      plain.add(
          Actors.subject(
              statement.without("credentialStatus"), claims -> claims.with("previous", link)));
    }
    return plain;
  }
}
