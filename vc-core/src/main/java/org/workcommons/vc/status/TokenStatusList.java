package org.workcommons.vc.status;

import java.util.Map;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The values of a status list token: one of 1, 2, 4 or 8 bits for each token that refers to the
 * list. Token Status List §4. Index 0 is the least significant bits of the first byte, the other
 * end than in a {@link BitstringStatusList}. Immutable.
 */
public final class TokenStatusList {
  private static final Set<Integer> SIZES = Set.of(1, 2, 4, 8);
  private static final String SIZE_RULE = "1, 2, 4 or 8";

  private final int bits;
  private final byte[] statuses;

  private TokenStatusList(int bits, byte[] statuses) {
    this.bits = bits;
    this.statuses = statuses;
  }

  /**
   * {@return a list of {@code size} values of {@code bits} bits each, all of them 0, {@link
   * TokenStatus#VALID}}
   *
   * @param bits 1, 2, 4 or 8
   * @param size at least 1; what fills up the last byte, and no more than {@link
   *     Limits#STATUS_LIST_BYTES} of them
   */
  public static TokenStatusList of(int bits, int size) {
    return of(bits, size, Map.of());
  }

  /** {@return a list as in {@link #of(int, int)}, but for the values at some indexes} */
  public static TokenStatusList of(int bits, int size, Map<Integer, Integer> values) {
    if (!SIZES.contains(bits)) {
      throw new IllegalArgumentException("a status has " + SIZE_RULE + " bits: " + bits);
    }
    long all = (long) size * bits;
    if (size < 1 || all % 8 != 0 || all / 8 > Limits.STATUS_LIST_BYTES) {
      throw new IllegalArgumentException("a list is whole bytes, within its limit: " + size);
    }
    var list = new TokenStatusList(bits, new byte[(int) (all / 8)]);
    values.forEach(list::set);
    return list;
  }

  /** {@return a copy that has {@code value} at {@code index}} */
  public TokenStatusList with(int index, int value) {
    var copy = new TokenStatusList(bits, statuses.clone());
    copy.set(index, value);
    return copy;
  }

  /** For a list that nobody has seen yet. */
  private void set(int index, int value) {
    if (index < 0 || index >= size() || value < 0 || value > mask()) {
      throw new IllegalArgumentException("not an index or a value of such a list");
    }
    int at = index / perByte();
    int cleared = statuses[at] & ~(mask() << shift(index));
    statuses[at] = (byte) (cleared | value << shift(index));
  }

  /**
   * {@return the list in {@code statusList}, which stands at {@code pointer}} §4.2. What would be
   * larger than {@link Limits#STATUS_LIST_BYTES} is refused before it is kept.
   */
  public static TokenStatusList read(JsonObject statusList, Pointer pointer)
      throws ProblemException {
    var in = ObjectReader.of(statusList, pointer);
    int bits = (int) in.integer("bits", 1, 8);
    if (!SIZES.contains(bits)) {
      throw in.malformed("bits", "must be " + SIZE_RULE);
    }
    var text = in.string("lst");
    try {
      return new TokenStatusList(bits, inflated(text));
    } catch (ProblemException e) {
      throw e.under(pointer.at("lst"));
    }
  }

  private static byte[] inflated(String text) throws ProblemException {
    var compressed = Base64Url.decode(text, Limits.STRING_CHARS);
    var statuses = Zlib.decompress(compressed, Limits.STATUS_LIST_BYTES);
    if (statuses.length == 0) {
      throw new ProblemException(
          ProblemType.STATUS_LIST_LENGTH_ERROR, Pointer.ROOT, "a list without any status");
    }
    return statuses;
  }

  /** {@return this list as the claim {@code status_list}: {@code bits} and {@code lst}} */
  public JsonObject json() {
    return JsonObject.builder()
        .put("bits", bits)
        .put("lst", Base64Url.encode(Zlib.compress(statuses)))
        .build();
  }

  /** {@return how many bits a value has: 1, 2, 4 or 8} */
  public int bits() {
    return bits;
  }

  /** {@return how many values there are} */
  public int size() {
    return statuses.length * perByte();
  }

  /**
   * {@return the value at {@code index}} An index beyond the end, where nothing is said of any
   * token, is a problem of type {@code RANGE_ERROR}. §8.3, step 6.
   */
  public int value(int index) throws ProblemException {
    if (index < 0 || index >= size()) {
      throw new ProblemException(
          ProblemType.RANGE_ERROR, Pointer.ROOT, "beyond the end of the list");
    }
    return statuses[index / perByte()] >> shift(index) & mask();
  }

  /** {@return what the value at {@code index} means} As {@link #value}. */
  public TokenStatus status(int index) throws ProblemException {
    return TokenStatus.of(value(index));
  }

  private int perByte() {
    return 8 / bits;
  }

  private int shift(int index) {
    return index % perByte() * bits;
  }

  private int mask() {
    return (1 << bits) - 1;
  }

  /** {@return the sizes only} */
  @Override
  public String toString() {
    return "TokenStatusList[" + size() + " statuses of " + bits + " bits]";
  }
}
