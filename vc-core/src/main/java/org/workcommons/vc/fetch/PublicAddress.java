package org.workcommons.vc.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to one machine on the public Internet, and to nobody's own network. IANA
 * special-purpose address registries, RFC 6890.
 */
final class PublicAddress {
  private static final List<AddressBlock> NOT_PUBLIC_4 =
      List.of(
          AddressBlock.of("00", 8), // this network
          AddressBlock.of("0a", 8), // private
          AddressBlock.of("6440", 10), // shared by a carrier's customers, 100.64.0.0
          AddressBlock.of("7f", 8), // loopback
          AddressBlock.of("a9fe", 16), // link-local, 169.254.0.0, where clouds keep their secrets
          AddressBlock.of("ac10", 12), // private, 172.16.0.0
          AddressBlock.of("c00000", 24), // protocols, 192.0.0.0
          AddressBlock.of("c00002", 24), // documentation, 192.0.2.0
          AddressBlock.of("c05863", 24), // 6to4 relays, 192.88.99.0
          AddressBlock.of("c0a8", 16), // private, 192.168.0.0
          AddressBlock.of("c612", 15), // benchmarks, 198.18.0.0
          AddressBlock.of("c63364", 24), // documentation, 198.51.100.0
          AddressBlock.of("cb0071", 24), // documentation, 203.0.113.0
          AddressBlock.of("e0", 4), // multicast, 224.0.0.0
          AddressBlock.of("f0", 4)); // reserved and broadcast, 240.0.0.0

  /** The only block from which global unicast addresses are given out, 2000::/3. RFC 4291 §2.4. */
  private static final AddressBlock UNICAST_6 = AddressBlock.of("20", 3);

  private static final List<AddressBlock> NOT_PUBLIC_6 =
      List.of(
          AddressBlock.of("200100", 23), // protocols: Teredo, benchmarks, ORCHID, 2001::/23
          AddressBlock.of("20010db8", 32), // documentation
          AddressBlock.of("2002", 16), // 6to4
          AddressBlock.of("3fff00", 20)); // documentation

  /** Where a translator puts the IPv4 Internet, 64:ff9b::/96. RFC 6052 §2.1. */
  private static final AddressBlock TRANSLATED = AddressBlock.of("0064ff9b0000000000000000", 96);

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] address) {
    return NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(address));
  }

  /**
   * Of the addresses that carry an IPv4 address, only those of a translator count, and as what they
   * carry; the Internet no longer routes the others.
   */
  private static boolean isPublic6(byte[] address) {
    if (TRANSLATED.contains(address)) {
      return isPublic4(Arrays.copyOfRange(address, 12, 16));
    }
    return UNICAST_6.contains(address)
        && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(address));
  }
}
