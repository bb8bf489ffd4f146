package org.workcommons.vc.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonObject;

/**
 * Runs all contenders in short slices one after the other, and reports the CPU time of each, as a
 * multiple of the signature alone and of ours. Whatever else the machine is doing falls on all of
 * them alike, so the ratios hold where times don't. Before anything is measured everybody runs for
 * the same time, twice: what a compiler has made of a contender who ran alone may not last.
 *
 * <p>From the root of this repository:
 *
 * <pre>{@code
 * mvn -q -Ppeers -pl examples/benchmarks -am -DskipTests package
 * java -cp 'examples/benchmarks/target/classes:examples/benchmarks/target/app/*' \
 *   org.workcommons.vc.examples.benchmarks.Interleaved [--only MECHANISM] [--rounds COUNT]
 * }</pre>
 *
 * <p>The profile {@code peers} installs the packages from npm; without it, and without Node.js, the
 * run says that they are missing.
 */
public final class Interleaved {
  static final int ROUNDS = 25;

  private final String only;
  private final int rounds;

  private Interleaved(String only, int rounds) {
    this.only = only;
    this.rounds = rounds;
  }

  /** Prints a table, then the same as one line of JSON, then as one of Markdown. */
  public static void main(String[] args) throws Exception {
    var run =
        new Interleaved(
            option(args, "--only").orElse(""),
            option(args, "--rounds").map(Integer::parseInt).orElse(ROUNDS));
    var root = Path.of(System.getProperty("vc.root", "."));
    var missing = Peer.missing(root);
    if (missing.isPresent()) {
      run.run(Optional.empty());
      System.out.println("\nMissing: Digital Bazaar and jose, since " + missing.get());
    } else {
      try (var peer = Peer.start(root)) {
        run.run(Optional.of(peer));
      }
    }
  }

  private static Optional<String> option(String[] args, String name) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return Optional.of(args[i + 1]);
      }
    }
    return Optional.empty();
  }

  private void run(Optional<Peer> peer) throws Exception {
    var contest = Contest.with(peer);
    System.out.printf(
        "%s; %s%nstatement of %d bytes, %d rounds, CPU time%n",
        Machine.description(), Machine.libraries(), contest.statementBytes(), rounds);
    if (peer.isPresent()) {
      var versions = peer.get().ask("versions", JsonObject.empty());
      System.out.println(new String(JsonWriter.compact(versions), StandardCharsets.UTF_8));
    }
    var taking =
        contest.contenders().stream().filter(one -> one.mechanism().contains(only)).toList();
    var results = new Rounds(rounds).of(taking);
    results.print(System.out);
    System.out.println(new String(JsonWriter.compact(results.json()), StandardCharsets.UTF_8));
    results.markdown(System.out);
  }
}
