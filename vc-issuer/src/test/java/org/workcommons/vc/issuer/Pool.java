package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Those who compare notes: everything that each of two parties saw of each worker, and an attempt
 * to find out which of it belongs together, by every piece of it that two of them have in common
 * and few others have.
 */
final class Pool {
  /** Long enough to be rare by chance: four characters of any kind occur everywhere. */
  private static final int PIECE = 8;

  /** The low bits of an entry say whose it is, the others which piece; two seldom meet in those. */
  private static final int WORKER_BITS = 11;

  private static final long PIECE_MASK = -1L << WORKER_BITS;

  /** Of each worker the pieces that were seen, in order and none twice. */
  private final List<long[]> seen = new ArrayList<>();

  /** Adds what was seen of one worker. */
  void add(long[] pieces) {
    seen.add(pieces);
  }

  /** {@return what {@code text} consists of, as it is and with every base64url in it decoded} */
  static long[] pieces(String text) {
    var pieces = LongStream.builder();
    addPieces(text, pieces);
    for (var part : text.split("[^A-Za-z0-9_-]")) {
      addPieces(decoded(part), pieces);
    }
    return pieces.build().sorted().distinct().toArray();
  }

  /** Eight characters of one byte are one number; of others the low bytes count. */
  private static void addPieces(String text, LongStream.Builder pieces) {
    long piece = 0;
    for (int i = 0; i < text.length(); i++) {
      piece = piece << Byte.SIZE | text.charAt(i) & 0xff;
      if (i + 1 >= PIECE) {
        pieces.add(mixed(piece) & PIECE_MASK);
      }
    }
  }

  /** So that pieces which differ in their last characters only differ in the high bits too. */
  private static long mixed(long piece) {
    long mixed = (piece ^ piece >>> 32) * 0x9e37_79b9_7f4a_7c15L;
    mixed = (mixed ^ mixed >>> 29) * 0xbf58_476d_1ce4_e5b9L;
    return mixed ^ mixed >>> 32;
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
    var entries = other.entries();
    var guesses =
        IntStream.range(0, seen.size())
            .parallel()
            .mapToObj(worker -> likeliest(seen.get(worker), entries, other.seen.size()))
            .toList();
    var random = new Random(seed);
    int right = 0;
    for (int worker = 0; worker < seen.size(); worker++) {
      var likeliest = guesses.get(worker);
      right += likeliest.get(random.nextInt(likeliest.size())) == worker ? 1 : 0;
    }
    return right;
  }

  /** Who has which piece, by pieces; but for those that everybody has. */
  private long[] entries() {
    if (seen.size() > 1 << WORKER_BITS) {
      throw new IllegalStateException("expected at most " + (1 << WORKER_BITS) + " workers");
    }
    var entries = LongStream.builder();
    for (int worker = 0; worker < seen.size(); worker++) {
      for (long piece : seen.get(worker)) {
        entries.add(piece | worker);
      }
    }
    return telling(entries.build().sorted().toArray());
  }

  /** {@return {@code entries} without what everybody has, which tells nobody apart} */
  private long[] telling(long[] entries) {
    var telling = LongStream.builder();
    for (int from = 0, to = 0; from < entries.length; from = to) {
      while (to < entries.length && (entries[to] & PIECE_MASK) == (entries[from] & PIECE_MASK)) {
        to++;
      }
      for (int i = from; i < to && to - from < seen.size(); i++) {
        telling.add(entries[i]);
      }
    }
    return telling.build().toArray();
  }

  /** All that nothing tells apart. */
  private static List<Integer> likeliest(long[] pieces, long[] entries, int workers) {
    var scores = new double[workers];
    for (long piece : pieces) {
      int from = first(entries, piece);
      int to = from;
      while (to < entries.length && (entries[to] & PIECE_MASK) == piece) {
        to++;
      }
      for (int i = from; i < to; i++) {
        scores[(int) (entries[i] & ~PIECE_MASK)] += 1.0 / (to - from);
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
    return best;
  }

  /** Where the entries of {@code piece} begin, or would. */
  private static int first(long[] entries, long piece) {
    int found = Arrays.binarySearch(entries, piece); // that of the first worker
    return found < 0 ? -found - 1 : found;
  }
}
