package org.workcommons.vc.wallet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * What left the wallet once, without a single value of it.
 *
 * @param at when
 * @param audience to whom
 * @param purpose what for, as the verifier said
 * @param retention for how long the verifier said that it keeps it
 * @param shown how many credentials of which type
 * @param digest {@code sha256-} and base64url of the presentation's bytes, to recognise it by
 */
public record LogEntry(
    Instant at,
    String audience,
    Optional<String> purpose,
    Optional<Period> retention,
    List<Shown> shown,
    String digest) {
  /**
   * How much of what.
   *
   * @param type the type of credential
   * @param credentials how many
   */
  public record Shown(String type, long credentials) {}

  public LogEntry {
    shown = List.copyOf(shown);
  }

  static LogEntry of(Proposal proposal, byte[] presentation, Instant at) {
    var request = proposal.request();
    var shown =
        request.wanted().stream()
            .map(
                type ->
                    new Shown(
                        type.credentialType(),
                        proposal.disclosures().stream()
                            .filter(disclosure -> disclosure.type().equals(type.credentialType()))
                            .mapToLong(Disclosure::credentials)
                            .sum()))
            .toList();
    return new LogEntry(
        at,
        request.audience().toString(),
        request.purpose(),
        request.retention(),
        shown,
        "sha256-" + Base64Url.encode(Sha256.hash(presentation)));
  }

  static LogEntry of(QueryProposal proposal, byte[] answer, Instant at) {
    var request = proposal.request();
    var counts = new LinkedHashMap<String, Long>();
    proposal.showings().forEach(showing -> counts.merge(showing.type(), 1L, Long::sum));
    var shown =
        counts.entrySet().stream().map(one -> new Shown(one.getKey(), one.getValue())).toList();
    return new LogEntry(
        at,
        request.audience().toString(),
        request.purpose(),
        request.retention(),
        shown,
        "sha256-" + Base64Url.encode(Sha256.hash(answer)));
  }

  byte[] toBytes() {
    var items = new ArrayList<JsonValue>();
    shown.forEach(
        one ->
            items.add(
                JsonObject.builder()
                    .put("type", one.type())
                    .put("credentials", one.credentials())
                    .build()));
    var json =
        JsonObject.builder()
            .put("at", DateTimeStamp.text(at))
            .put("audience", audience)
            .putIfPresent("purpose", purpose)
            .putIfPresent("retention", retention.map(Period::toString))
            .put("shown", new JsonArray(items))
            .put("digest", digest);
    return JsonWriter.compact(json.build());
  }

  static LogEntry read(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    var shown = new ArrayList<Shown>();
    for (var one : in.objects("shown")) {
      shown.add(new Shown(one.string("type"), one.integer("credentials", 0, Integer.MAX_VALUE)));
    }
    var entry =
        new LogEntry(
            DateTimeStamp.parse(in.string("at"), Pointer.ROOT.at("at")),
            in.string("audience"),
            in.optionalString("purpose"),
            retention(in),
            shown,
            in.string("digest"));
    in.noOthers();
    return entry;
  }

  private static Optional<Period> retention(ObjectReader in) throws ProblemException {
    try {
      return in.optionalString("retention").map(Period::parse);
    } catch (DateTimeException e) {
      throw in.malformed("retention", "must be a period");
    }
  }
}
