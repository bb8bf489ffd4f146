package org.workcommons.vc.fetch;

import java.util.HexFormat;

/**
 * A block of addresses: all that begin with the same bits.
 *
 * @param start the first address, as many bytes as it needs
 * @param bits how many bits count
 */
record AddressBlock(byte[] start, int bits) {

  /** {@return the block whose first address begins with {@code hex}} */
  static AddressBlock of(String hex, int bits) {
    var start = HexFormat.of().parseHex(hex);
    if (bits < 1 || bits > start.length * 8) {
      throw new IllegalArgumentException("as many bits as the start has: " + bits);
    }
    return new AddressBlock(start, bits);
  }

  boolean contains(byte[] address) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >>> bit % 8;
      if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
