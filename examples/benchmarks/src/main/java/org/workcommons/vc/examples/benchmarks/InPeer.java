package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;

/**
 * Measures an operation of the peer by the CPU time of its process, which includes the threads that
 * make its signatures, its compiler and its collector.
 */
final class InPeer implements Contender.Slice {
  private final Peer peer;
  private final JsonObject request;
  private long count = 1;

  InPeer(Peer peer, String operation, JsonObject arguments) {
    this.peer = peer;
    this.request =
        JsonObject.builder().put("operation", operation).put("arguments", arguments).build();
  }

  @Override
  public double run() throws IOException {
    var timed = peer.ask("time", request.with("count", JsonNumber.of(count)));
    requireDone((JsonObject) timed.get("last").orElseThrow());
    double nanos = ((JsonNumber) timed.get("cpuNanos").orElseThrow()).value();
    count = Math.max(1, Math.min(10_000, Math.round((double) NANOS / Math.max(1, nanos))));
    return nanos;
  }

  private static void requireDone(JsonObject last) throws IOException {
    if (last.get("verified").filter(JsonBoolean.FALSE::equals).isPresent()) {
      throw new IOException("the peer refuses what it is to verify: " + last.string("why"));
    }
  }
}
