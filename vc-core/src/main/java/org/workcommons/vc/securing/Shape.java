package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonObject;

/**
 * What the names of an object's members mean where it stands, and in which order the lines about it
 * will be: the objects of a list have the same names, and those of the next document again.
 * Immutable, and safe to share between threads however it is handed over.
 */
final class Shape {
  /** What says of which type a node is, as the middle of a line; not to be changed. */
  static final byte[] TYPE = Word.predicate(Rdf.TYPE);

  private final String[] names;
  private final @Nullable Word[] words;
  private final int[] ranks;

  private Shape(String[] names, @Nullable Word[] words, int[] ranks) {
    this.names = names;
    this.words = words;
    this.ranks = ranks;
  }

  /** {@return that of {@code node}, empty if {@code context} has no word for one of its names} */
  static Optional<Shape> of(JsonObject node, CompiledContext context) {
    int size = node.size();
    var names = new String[size];
    var words = new Word[size];
    // what types there are, a line says whatever it is called; nothing is said of the context
    var predicates = new byte[size + 1][];
    Arrays.fill(predicates, TYPE);
    for (int i = 0; i < size; i++) {
      names[i] = node.name(i);
      if (!names[i].equals("@context")) {
        words[i] = context.word(names[i]);
        if (words[i] == null) {
          return Optional.empty();
        }
        predicates[i] = words[i].predicate();
      }
    }
    return Optional.of(new Shape(names, words, ranks(predicates)));
  }

  /** {@return the place of each among all in order, the first one of those that are the same} */
  private static int[] ranks(byte[][] predicates) {
    var order = predicates.clone();
    Arrays.sort(order, Arrays::compareUnsigned);
    var ranks = new int[predicates.length];
    for (int i = 0; i < ranks.length; i++) {
      int rank = Arrays.binarySearch(order, predicates[i], Arrays::compareUnsigned);
      while (rank > 0 && Arrays.equals(order[rank - 1], predicates[i])) {
        rank--;
      }
      ranks[i] = rank;
    }
    return ranks;
  }

  /** {@return whether {@code node} has the same names in the same order} */
  boolean isOf(JsonObject node) {
    int size = names.length;
    if (node.size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!names[i].equals(node.name(i))) {
        return false;
      }
    }
    return true;
  }

  String name(int place) {
    return names[place];
  }

  /** {@return whether the member at {@code place} names contexts, and so says nothing itself} */
  boolean isContext(int place) {
    return words[place] == null;
  }

  /** {@return what the member at {@code place}, which names no contexts, means} */
  Word word(int place) {
    return requireNonNull(words[place]);
  }

  /** {@return when the lines of the member at {@code place} come; the same if of one predicate} */
  int rank(int place) {
    return ranks[place];
  }

  /** {@return when the lines come that say of what type the node is} */
  int typeRank() {
    return ranks[names.length];
  }
}
