package org.workcommons.vc.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.CanonicalAlone;
import org.workcommons.vc.securing.HostileGraphs;

/**
 * What it costs to bring documents into canonical form: an ordinary one, a very large one, and one
 * that was made to cost as much as it can.
 *
 * @param kilobytes allocated for a record of 104 statements of RDF
 * @param growth the time for each statement of RDF of a document of 10,000, as a multiple of that
 *     of an ordinary one
 * @param hostileMillis until the worst of several hostile documents is refused or done
 * @param graphMillis until the worst of many hostile graphs is refused or done
 */
record Canonicalization(double kilobytes, double growth, double hostileMillis, double graphMillis) {
  private static final int ROUNDS = 3000;
  private static final int LARGE_ROUNDS = 400;
  private static final int HOSTILE_ROUNDS = 20;
  private static final int MOST_BYTES = 10_240;

  /** Each has a type, a name and a place in the list: three statements. */
  private static final int LARGE = 3300;

  static Canonicalization measured() throws ProblemException {
    var key = SigningKey.fresh(KeyType.ED25519);
    var ordinary = Contest.document(key);
    double small = nanos(ordinary, ROUNDS) / lines(ordinary);
    long allocated = allocated(WorkRecord.document(DidKey.of(key.verificationKey())));
    var large = large();
    double each = nanos(large, LARGE_ROUNDS) / lines(large);
    return new Canonicalization(
        allocated / 1024.0, each / small, worstMillis(), HostileGraphs.worstMillis());
  }

  /** The least of many times: a compiler that has not yet seen enough leaves more. */
  private static long allocated(JsonObject record) throws ProblemException {
    var contexts = WorkRecord.contexts();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = Allocation.now();
      CanonicalAlone.hash(record, contexts);
      least = Math.min(least, Allocation.now() - before);
    }
    return least;
  }

  private static double nanos(JsonObject document, int rounds) throws ProblemException {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      CanonicalAlone.hash(document);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static int lines(JsonObject document) throws ProblemException {
    int lines = 0;
    for (byte each : CanonicalAlone.canonical(document)) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static JsonObject large() {
    var items = new ArrayList<JsonValue>();
    for (int i = 0; i < LARGE; i++) {
      items.add(thing("https://things.example/" + i).with("id", "https://things.example/id/" + i));
    }
    return document(items).with("id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-3f0b6a1c2d4e");
  }

  /** Nameless things that nothing tells apart, beside each other and inside each other. */
  private static double worstMillis() {
    double worst = 0;
    for (int depth = 1; depth <= 24; depth++) {
      worst = Math.max(worst, millis(hostile(depth)));
    }
    return worst;
  }

  private static JsonObject hostile(int depth) {
    var items = new ArrayList<JsonValue>();
    var item = thing("https://things.example/a");
    for (int i = 1; i < depth; i++) {
      item = thing("https://things.example/a").with("evidence", item);
    }
    int bytes = 400;
    int each = JsonWriter.compact(item).length + 1;
    for (; bytes < MOST_BYTES; bytes += each) {
      items.add(item);
    }
    return document(items);
  }

  private static double millis(JsonObject document) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < HOSTILE_ROUNDS; i++) {
      long start = System.nanoTime();
      try {
        CanonicalAlone.hash(document);
      } catch (ProblemException e) {
        // refused, which is as good as done
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
        continue;
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  private static JsonObject thing(String type) {
    return JsonObject.empty().with("type", type);
  }

  private static JsonObject document(List<JsonValue> evidence) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", "https://issuer.example/")
        .put("credentialSubject", JsonObject.empty().with("id", "https://subject.example/"))
        .put("evidence", new JsonArray(evidence))
        .build();
  }
}
