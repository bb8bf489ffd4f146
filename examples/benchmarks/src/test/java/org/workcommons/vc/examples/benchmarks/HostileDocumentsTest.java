package org.workcommons.vc.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostileDocumentsTest {
  @Test
  void areManyOfTenKilobytesAndGetAVerdict() throws Exception {
    var all = HostileDocuments.all();
    assertThat(all).hasSizeGreaterThan(300).containsKey(HostileProofs.HONEST_BBS);
    int large = 0;
    int accepted = 0;
    for (var document : all.values()) {
      assertThat(document.content().length).isLessThanOrEqualTo(HostileDocuments.MOST_BYTES);
      large += document.content().length > HostileDocuments.MOST_BYTES * 3 / 4 ? 1 : 0;
      accepted += document.verifies() ? 1 : 0;
    }
    assertThat(large).isGreaterThan(all.size() / 3);
    // some only say much, signed by an issuer who is believed
    assertThat(accepted).isBetween(10, all.size() * 2 / 3);
  }
}
