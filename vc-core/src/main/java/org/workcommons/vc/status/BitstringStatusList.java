package org.workcommons.vc.status;

import java.util.Map;
import java.util.stream.IntStream;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The bits of a status list, one or a few for each credential. Bitstring Status List 1.0 §2.2 and
 * §3.2. Index 0 is the most significant bit of the first byte. Immutable.
 */
public final class BitstringStatusList {
  /**
   * The fewest entries of a list, 131,072: a worker's credential must not stand out by standing in
   * a short list. §2.2.
   */
  public static final int MIN_ENTRIES = 131_072;

  private final byte[] bits;

  private BitstringStatusList(byte[] bits) {
    this.bits = bits;
  }

  /**
   * {@return a list of {@code size} entries of which those at {@code set} are set}
   *
   * @param size a multiple of 8, at least {@link #MIN_ENTRIES} and at most {@link
   *     StatusEntry#MAX_INDEX} + 1
   */
  public static BitstringStatusList of(int size, IntStream set) {
    if (size < MIN_ENTRIES || size % 8 != 0 || size > Limits.STATUS_LIST_BYTES * 8) {
      throw new IllegalArgumentException(
          "a list has a multiple of 8 entries, at least " + MIN_ENTRIES + ": " + size);
    }
    var bits = new byte[size / 8];
    set.forEach(index -> bits[index / 8] = (byte) (bits[index / 8] | mask(index)));
    return new BitstringStatusList(bits);
  }

  /**
   * {@return a list of {@code entries} values of {@code bits} bits each, of which those that {@code
   * values} names are not 0} §3.4: a value stands at its index times its size, its most significant
   * bit first.
   *
   * @param entries a multiple of 8, at least {@link #MIN_ENTRIES}; all bits together no more than
   *     {@link StatusEntry#MAX_INDEX} + 1
   * @param bits from 1 to {@link StatusValues#MAX_SIZE}
   */
  public static BitstringStatusList of(int entries, int bits, Map<Integer, Integer> values) {
    if (bits < 1 || bits > StatusValues.MAX_SIZE || entries < MIN_ENTRIES) {
      throw new IllegalArgumentException(
          "a list has at least " + MIN_ENTRIES + " values of 1 to 8 bits");
    }
    var set = IntStream.builder();
    values.forEach(
        (index, value) -> {
          if (index < 0 || index >= entries || value < 0 || value >= 1 << bits) {
            throw new IllegalArgumentException("not an index or a value of such a list");
          }
          for (int bit = 0; bit < bits; bit++) {
            if ((value >> (bits - 1 - bit) & 1) == 1) {
              set.add(index * bits + bit);
            }
          }
        });
    return of(Math.multiplyExact(entries, bits), set.build());
  }

  /**
   * {@return the list that {@code encodedList}, found at {@code pointer}, stands for} §3.3,
   * Bitstring Expansion Algorithm. What would be larger than {@link Limits#STATUS_LIST_BYTES} is
   * refused before it is expanded, what is shorter than {@link #MIN_ENTRIES} afterwards.
   */
  public static BitstringStatusList decode(String encodedList, Pointer pointer)
      throws ProblemException {
    try {
      return new BitstringStatusList(expand(encodedList));
    } catch (ProblemException e) {
      throw e.under(pointer);
    }
  }

  private static byte[] expand(String encodedList) throws ProblemException {
    if (!encodedList.startsWith("u")) {
      throw new ProblemException(
          ProblemType.PARSING_ERROR, Pointer.ROOT, "must start with the multibase prefix u");
    }
    var compressed = Multibase.decode(encodedList, Limits.STRING_CHARS);
    var bits = Gzip.decompress(compressed, Limits.STATUS_LIST_BYTES);
    if (bits.length < MIN_ENTRIES / 8) {
      throw new ProblemException(
          ProblemType.STATUS_LIST_LENGTH_ERROR,
          Pointer.ROOT,
          "fewer than " + MIN_ENTRIES + " entries");
    }
    return bits;
  }

  /**
   * {@return a copy in which the bits at {@code indexes} are the other way round, each as often as
   * it is named} What changed since a list was published: a list of ten million entries is copied
   * and encoded anew in some milliseconds, whatever changed in it.
   *
   * @param indexes from 0 to {@link #size()} − 1
   */
  public BitstringStatusList flipped(IntStream indexes) {
    var copy = bits.clone();
    indexes.forEach(index -> copy[index / 8] = (byte) (copy[index / 8] ^ mask(index)));
    return new BitstringStatusList(copy);
  }

  /**
   * {@return this list as {@code encodedList}} §3.2, Bitstring Generation Algorithm. The same list
   * has the same text each time, on every machine. It takes time for each byte of the list, and for
   * each that is not like the one before; how the list came about does not matter.
   */
  public String encoded() {
    return Multibase.base64Url(Gzip.compress(bits));
  }

  /** {@return how many entries there are} */
  public int size() {
    return bits.length * 8;
  }

  /**
   * {@return whether the bit at {@code index} is set}
   *
   * @param index from 0 to {@link #size()} − 1
   */
  public boolean isSet(int index) {
    return (bits[index / 8] & mask(index)) != 0;
  }

  /**
   * {@return whether the status of {@code entry}, which stands at {@code pointer}, is not 0} As
   * {@link #value}.
   */
  public boolean isSet(StatusEntry entry, Pointer pointer) throws ProblemException {
    return value(entry, pointer) != 0;
  }

  /**
   * {@return the status of {@code entry}, which stands at {@code pointer}} A list that is too short
   * for values of that size is a problem of type {@code STATUS_LIST_LENGTH_ERROR}, an entry beyond
   * its end one of type {@code RANGE_ERROR}. §3.2, Validate Algorithm.
   */
  public int value(StatusEntry entry, Pointer pointer) throws ProblemException {
    int bits = entry.values().size();
    if (size() / bits < MIN_ENTRIES) {
      throw new ProblemException(
          ProblemType.STATUS_LIST_LENGTH_ERROR,
          pointer.at("statusSize"),
          "the list has fewer than " + MIN_ENTRIES + " entries of this size");
    }
    if (entry.index() >= size() / bits) {
      throw new ProblemException(
          ProblemType.RANGE_ERROR, pointer.at("statusListIndex"), "beyond the end of the list");
    }
    int value = 0;
    for (int bit = 0; bit < bits; bit++) {
      value = value << 1 | (isSet(entry.index() * bits + bit) ? 1 : 0);
    }
    return value;
  }

  private static int mask(int index) {
    return 0x80 >>> (index % 8);
  }

  /** {@return the size only} */
  @Override
  public String toString() {
    return "BitstringStatusList[" + size() + " entries]";
  }
}
