package org.workcommons.vc.examples.scaleout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that nobody would want to have in a table of millions. */
final class HostileRows {
  /** The number of the first of them. */
  static final long FIRST = 1_000_000;

  private static final String SOMEBODY = "did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X";

  private HostileRows() {}

  static List<SuppliedRow> all() {
    var texts =
        List.of(
            "",
            "{}",
            "[]",
            "null",
            "{\"proof\":",
            "e",
            "eyJ.eyJ.eyJ",
            "eyJhbGciOiJub25lIn0.e30.",
            "e~",
            "\ud83d\udca3",
            "{\"a\":1,\"a\":2}",
            "[".repeat(100_000),
            "\u0000");
    var rows = new ArrayList<SuppliedRow>();
    texts.forEach(text -> rows.add(row(rows.size(), SOMEBODY, text.getBytes(UTF_8))));
    rows.add(row(rows.size(), SOMEBODY, new byte[] {(byte) 0xd2, 0x00}));
    rows.add(row(rows.size(), SOMEBODY, new byte[SuppliedRow.MOST_BYTES + 1]));
    rows.add(row(rows.size(), SOMEBODY, null));
    rows.add(row(rows.size(), null, null));
    rows.add(row(rows.size(), "", "{}".getBytes(UTF_8)));
    rows.add(row(rows.size(), "no DID\n", "{}".getBytes(UTF_8)));
    rows.add(SuppliedRow.of(null, null, null));
    rows.add(SuppliedRow.of(null, SOMEBODY, "{}".getBytes(UTF_8)));
    return rows;
  }

  private static SuppliedRow row(int place, @Nullable String worker, byte @Nullable [] statement) {
    return SuppliedRow.of(FIRST + place, worker, statement);
  }
}
