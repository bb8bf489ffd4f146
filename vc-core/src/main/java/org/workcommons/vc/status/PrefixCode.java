package org.workcommons.vc.status;

import java.util.Arrays;

/** A Huffman code as deflate has it: the lengths say everything. RFC 1951 §3.2.2. */
final class PrefixCode {
  private static final int SYMBOL_BITS = 16;
  private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

  private final int[] lengths;
  private final int[] codes;

  private PrefixCode(int[] lengths, int[] codes) {
    this.lengths = lengths;
    this.codes = codes;
  }

  /** {@return how many bits the code of each symbol has, 0 where the symbol has none} */
  int[] lengths() {
    return lengths.clone();
  }

  /** {@return how many bits the code of {@code symbol} has} */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** {@return the code of {@code symbol}, turned round to be written from the lowest bit} */
  int code(int symbol) {
    return codes[symbol];
  }

  /** {@return the code whose symbols have {@code lengths}} */
  static PrefixCode of(int[] lengths) {
    var first = firstCodes(lengths);
    var codes = new int[lengths.length];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(first[length]++) >>> (Integer.SIZE - length);
      }
    }
    return new PrefixCode(lengths, codes);
  }

  private static int[] firstCodes(int[] lengths) {
    var counts = new int[Integer.SIZE];
    for (int length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    var first = new int[Integer.SIZE];
    for (int length = 1; length < Integer.SIZE; length++) {
      first[length] = (first[length - 1] + counts[length - 1]) << 1;
    }
    return first;
  }

  /**
   * {@return a code for symbols that occur as often as {@code counts} says, two of them at least}
   * It is the shortest, but where that would have codes of more than {@code longest} bits: rare
   * symbols then count as less rare than they are.
   */
  static PrefixCode fitting(int[] counts, int longest) {
    var lengths = shortest(counts);
    for (var evened = counts; Arrays.stream(lengths).max().getAsInt() > longest; ) {
      evened = Arrays.stream(evened).map(count -> (count + 1) / 2).toArray();
      lengths = shortest(evened);
    }
    return of(lengths);
  }

  /** Huffman's construction, with its two queues: symbols by how often they occur, and trees. */
  private static int[] shortest(int[] counts) {
    var leaves = leaves(counts);
    int trees = leaves.length;
    var weights = Arrays.copyOf(leaves, 2 * trees - 1);
    Arrays.setAll(weights, i -> weights[i] >>> SYMBOL_BITS);
    var parents = new int[weights.length];
    int leaf = 0;
    int tree = trees;
    for (int next = trees; next < weights.length; next++) {
      for (int i = 0; i < 2; i++) {
        boolean isLeaf = leaf < trees && (tree == next || weights[leaf] <= weights[tree]);
        int lightest = isLeaf ? leaf++ : tree++;
        parents[lightest] = next;
        weights[next] += weights[lightest];
      }
    }
    return lengths(counts.length, leaves, parents);
  }

  /** Each symbol that occurs, below how often it does, in this order. */
  private static long[] leaves(int[] counts) {
    var leaves = new long[counts.length];
    int found = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        leaves[found++] = (long) counts[symbol] << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(leaves, 0, found);
    return Arrays.copyOf(leaves, found);
  }

  private static int[] lengths(int symbols, long[] leaves, int[] parents) {
    var depths = new int[parents.length];
    for (int node = parents.length - 2; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
    }
    var lengths = new int[symbols];
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      lengths[(int) leaves[leaf] & SYMBOL_MASK] = depths[leaf];
    }
    return lengths;
  }
}
