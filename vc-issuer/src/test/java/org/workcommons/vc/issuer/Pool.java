package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Those who compare notes: everything that each of two parties saw of each worker, and an attempt
 * to find out which of it belongs together, by every piece of it that two of them have in common
 * and few others have.
 */
final class Pool {
  /** Long enough to be rare by chance: four characters of any kind occur everywhere. */
  private static final int PIECE = 8;

  private final List<Set<String>> seen = new ArrayList<>();

  /** Adds what was seen of one worker, as it is and with every base64url in it decoded. */
  void add(String... texts) {
    var pieces = new HashSet<String>();
    for (var text : texts) {
      addPieces(text, pieces);
      for (var part : text.split("[^A-Za-z0-9_-]")) {
        addPieces(decoded(part), pieces);
      }
    }
    seen.add(pieces);
  }

  private static void addPieces(String text, Set<String> pieces) {
    for (int i = 0; i + PIECE <= text.length(); i++) {
      pieces.add(text.substring(i, i + PIECE));
    }
  }

  private static String decoded(String part) {
    if (part.length() < PIECE) {
      return "";
    }
    var content = part.charAt(0) == 'u' && part.length() > 200 ? part.substring(1) : part;
    try {
      var bytes = Base64.getUrlDecoder().decode(content);
      var text = new String(bytes, UTF_8);
      return text.indexOf('\ufffd') < 0 ? text : new String(bytes, ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * {@return for how many workers the best guess is right} The n-th of both pools is the same
   * worker; the guess does not use that. A piece counts the more the fewer have it.
   */
  int linked(Pool other, long seed) {
    var owners = other.owners();
    var random = new Random(seed);
    int right = 0;
    for (int worker = 0; worker < seen.size(); worker++) {
      right += guess(seen.get(worker), owners, other.seen.size(), random) == worker ? 1 : 0;
    }
    return right;
  }

  private Map<String, List<Integer>> owners() {
    var owners = new HashMap<String, List<Integer>>();
    for (int worker = 0; worker < seen.size(); worker++) {
      for (var piece : seen.get(worker)) {
        owners.computeIfAbsent(piece, any -> new ArrayList<>()).add(worker);
      }
    }
    return owners;
  }

  private static int guess(
      Set<String> pieces, Map<String, List<Integer>> owners, int workers, Random random) {
    var scores = new double[workers];
    for (var piece : pieces) {
      var common = owners.getOrDefault(piece, List.of());
      // what everybody has tells nobody apart
      if (common.size() < workers) {
        common.forEach(worker -> scores[worker] += 1.0 / common.size());
      }
    }
    var best = new ArrayList<Integer>();
    double most = -1;
    for (int worker = 0; worker < workers; worker++) {
      if (scores[worker] > most + 1e-9) {
        best.clear();
        most = scores[worker];
      }
      if (scores[worker] > most - 1e-9) {
        best.add(worker);
      }
    }
    return best.get(random.nextInt(best.size()));
  }
}
