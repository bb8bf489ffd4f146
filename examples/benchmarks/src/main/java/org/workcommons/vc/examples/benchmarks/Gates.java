package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.benchmarks.Gate.Bound;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/**
 * How fast everything must be, and how fast it is, measured in turns in one run and printed as
 * JSON. The exit code is 1 where something falls short. From the root of this repository, after
 * what {@link Interleaved} says:
 *
 * <pre>{@code
 * java -cp 'examples/benchmarks/target/classes:examples/benchmarks/target/app/*' \
 *   org.workcommons.vc.examples.benchmarks.Gates
 * }</pre>
 */
public final class Gates {
  private static final Set<String> MECHANISMS =
      Set.of(
          "eddsa-jcs-2022",
          "eddsa-rdfc-2022",
          "eddsa-rdfc-2022" + RecordContest.NAME,
          "vc+jwt ES256",
          "vc+jwt ES256" + RecordContest.NAME,
          "dc+sd-jwt ES256",
          "ecdsa-sd-2023",
          "bbs-2023");
  private static final Set<String> OTHERS =
      Set.of(
          "ours",
          RecordContest.NATIVE,
          Contender.SIGNATURE_ALONE,
          "Digital Bazaar",
          "Nimbus",
          "@sd-jwt",
          "Titanium");
  private static final String SIGNATURES = "times the signature alone";
  private static final String ALONE = "times a start of Java alone";
  private static final int JAVA_17 = 17;

  private final List<Gate> gates = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Results results;

  private Gates(Results results) {
    this.results = results;
  }

  /** Prints what was measured, and exits with 1 where something falls short. */
  public static void main(String[] args) throws Exception {
    var root = Path.of(System.getProperty("vc.root", "."));
    var absent = Peer.missing(root);
    Gates gates;
    if (absent.isPresent()) {
      gates = new Gates(measured(Optional.empty()));
      gates.missing.add("Digital Bazaar and @sd-jwt: " + absent.get());
    } else {
      try (var peer = Peer.start(root)) {
        gates = new Gates(measured(Optional.of(peer)));
      }
    }
    gates.interleaved();
    gates.alone();
    gates.coldStart(root);
    System.out.println(JsonWriter.pretty(gates.json()));
    System.exit(gates.gates.stream().allMatch(Gate::isMet) ? 0 : 1);
  }

  private static Results measured(Optional<Peer> peer) throws Exception {
    var taking =
        Contest.with(peer).contenders().stream()
            .filter(one -> MECHANISMS.contains(one.mechanism()) && OTHERS.contains(one.who()))
            .toList();
    return new Rounds(Interleaved.ROUNDS).of(taking);
  }

  private void interleaved() {
    signatures("vc+jwt ES256", 1.20, 1.12);
    if (Runtime.version().feature() == JAVA_17) {
      // later platforms have a faster ES256, and Nimbus takes it
      faster("vc+jwt ES256", "verify", "Nimbus", 10, 10);
    }
    signatures("eddsa-rdfc-2022", 1.6, 1.4);
    record();
    signatures("eddsa-jcs-2022", 1.25, 1.15);
    signatures("dc+sd-jwt ES256", 1.2, 1.12);
    faster("dc+sd-jwt ES256", "verify", "@sd-jwt", 3.3, 3.3);
    faster("ecdsa-sd-2023", "derive", "Digital Bazaar", 20, 60);
    faster("ecdsa-sd-2023", "verify", "Digital Bazaar", 2, 3.5);
    faster("bbs-2023", "verify", "Digital Bazaar", 6, 150);
  }

  private void record() {
    var embedded = "eddsa-rdfc-2022" + RecordContest.NAME;
    signatures("vc+jwt ES256" + RecordContest.NAME, 1.20, 1.12);
    signatures(embedded, 1.6, 1.4);
    faster(embedded, "verify", "Digital Bazaar", 30, 30);
    results
        .times(embedded, "verify", "Digital Bazaar", RecordContest.NATIVE)
        .ifPresent(
            times ->
                gates.add(
                    new Gate(
                        embedded + " verify, native signatures",
                        "times as fast as Digital Bazaar",
                        Bound.AT_LEAST,
                        30,
                        50,
                        times)));
    faster(embedded, "issue", "Digital Bazaar", 40, 60);
    faster(embedded, "verify", "Titanium", 8, 8);
    faster(embedded, "issue", "Titanium", 12, 12);
    faster(embedded, "canonical hash", "Titanium", 15, 20);
  }

  private void signatures(String mechanism, double must, double reachFor) {
    double times =
        Turns.times(verifying(mechanism, "ours"), verifying(mechanism, Contender.SIGNATURE_ALONE));
    atMost(mechanism + " verify", SIGNATURES, must, reachFor, times);
  }

  private InThisProcess verifying(String mechanism, String who) {
    return (InThisProcess) results.contender(mechanism, "verify", who).orElseThrow().slice();
  }

  private void faster(
      String mechanism, String operation, String than, double must, double reachFor) {
    results
        .times(mechanism, operation, than, "ours")
        .ifPresent(
            times ->
                gates.add(
                    new Gate(
                        mechanism + " " + operation,
                        "times as fast as " + than,
                        Bound.AT_LEAST,
                        must,
                        reachFor,
                        times)));
  }

  private void alone() throws Exception {
    var canonical = Canonicalization.measured();
    atMost("canonical hash of 104 quads", "KB allocated", 60, 60, canonical.kilobytes());
    // linear, with a tenth for the sorting, which is not quite
    atMost(
        "canonical hash of 10,000 quads",
        "times as long for each quad",
        1.5,
        1.1,
        canonical.growth());
    atMost("hostile input of 10 KB, canonicalized", "ms", 50, 5, canonical.hostileMillis());
    atMost("hostile graph of 10 KB, canonicalized", "ms", 50, 5, canonical.graphMillis());
    var status = StatusLookup.measured();
    atMost("status in a list at hand", "ns", 100, 30, status.nanos());
    atMost("status in a list at hand", "bytes allocated", 0, 0, status.bytes());
    var list = StatusListAtScale.measured();
    atMost("list of 10,485,760 entries, encoded", "ms", 50, 50, list.encodeMillis());
    atMost("list of 10,485,760 entries, decoded", "ms", 5, 2.5, list.decodeMillis());
    atMost(
        "list of 10,485,760 entries, republished after 100 flips",
        "ms",
        10,
        5,
        list.republishMillis());
    atMost("list of 10,485,760 entries, decoded", "MiB on the heap", 1.3, 1.3, list.mebibytes());
    hostile();
  }

  private void hostile() throws Exception {
    var hostile = HostileDocuments.measured();
    atMost("hostile document of 10 KB, verified", "ms", 50, 5, hostile.millis());
    // such a proof takes its time in any case: in pure Java, some 70 ms for the smallest
    atMost(
        "hostile document of 10 KB with bbs-2023, verified",
        "times as long as an honest one",
        10,
        5,
        hostile.timesHonestBbs());
  }

  private void coldStart(Path root) throws IOException, InterruptedException {
    var started = ColdStart.of(root);
    if (started.isEmpty()) {
      missing.add("the command line: build it with ./vc --version");
      return;
    }
    double must = Runtime.version().feature() == JAVA_17 ? 200 : 160;
    atMost("vc verify, cold", "ms", must, 100, started.get().verifyMillis());
    atMost("vc --help, cold", "ms", must, 100, started.get().helpMillis());
    // by this a slower machine can be compared: where the gates were set, Java alone took 29 ms
    atMost("vc verify, cold", ALONE, must / 29, 100 / 29.0, started.get().verifyTimesJava());
    atMost("vc --help, cold", ALONE, must / 29, 100 / 29.0, started.get().helpTimesJava());
  }

  private void atMost(String operation, String unit, double must, double reachFor, double reached) {
    gates.add(new Gate(operation, unit, Bound.AT_MOST, must, reachFor, reached));
  }

  private JsonObject json() {
    return JsonObject.builder()
        .put("machine", Machine.description())
        .put("libraries", Machine.libraries())
        .put("gates", new JsonArray(gates.stream().<JsonValue>map(Gate::json).toList()))
        .put("missing", new JsonArray(missing.stream().<JsonValue>map(JsonString::new).toList()))
        .build();
  }
}
