package org.workcommons.vc.examples.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.problem.ProblemException;

/**
 * What can be changed in the value of a selective proof, part by part: three bytes that say its
 * kind, then a CBOR array of signatures, keys, labels and indexes.
 */
final class ProofParts {
  private static final int KIND = 3;

  /** One changed value, and where it was changed. */
  record Change(String what, String value) {}

  private ProofParts() {}

  /** Every part changed, and left out; of those that have parts, the first and last of these. */
  static List<Change> changes(String value) throws ProblemException {
    var bytes = Base64.getUrlDecoder().decode(value.substring(1));
    var kind = Arrays.copyOf(bytes, KIND);
    var whole = CborReader.read(Arrays.copyOfRange(bytes, KIND, bytes.length));
    var all = new ArrayList<Change>();
    for (var one : variants(whole, "part")) {
      all.add(new Change(one.what, text(kind, CborWriter.bytes(one.item))));
    }
    kind[KIND - 1] ^= 1;
    all.add(new Change("changes the kind", text(kind, CborWriter.bytes(whole))));
    return all;
  }

  private record Variant(String what, Cbor item) {}

  private static List<Variant> variants(Cbor item, String at) {
    if (item instanceof Cbor.Items items) {
      return ofItems(items.items(), at);
    }
    if (item instanceof Cbor.Entries entries) {
      return ofEntries(entries, at);
    }
    if (item instanceof Cbor.Bytes bytes) {
      return List.of(new Variant("changes " + at, changed(bytes)));
    }
    return List.of(
        new Variant("changes " + at, Cbor.of(item instanceof Cbor.Int n ? n.value() + 1 : 0)));
  }

  private static List<Variant> ofItems(List<Cbor> items, String at) {
    var all = new ArrayList<Variant>();
    boolean isWhole = at.equals("part");
    for (int i = 0; i < items.size(); i++) {
      if (isWhole || i == 0 || i == items.size() - 1) {
        var less = new ArrayList<>(items);
        less.remove(i);
        all.add(new Variant("leaves out " + at + " " + i, Cbor.of(less)));
        for (var inner : variants(items.get(i), at + " " + i)) {
          var other = new ArrayList<>(items);
          other.set(i, inner.item);
          all.add(new Variant(inner.what, Cbor.of(other)));
        }
      }
    }
    if (items.isEmpty()) {
      all.add(new Variant("adds to " + at, Cbor.of(List.of(Cbor.of(0)))));
    }
    return all;
  }

  private static List<Variant> ofEntries(Cbor.Entries entries, String at) {
    var all = new ArrayList<Variant>();
    entries.entries().keySet().stream()
        .limit(1)
        .forEach(
            key -> {
              var less = new LinkedHashMap<>(entries.entries());
              var value = less.remove(key);
              all.add(new Variant("leaves out an entry of " + at, new Cbor.Entries(less)));
              for (var inner : variants(value, at + " entry")) {
                var other = new LinkedHashMap<>(entries.entries());
                other.put(key, inner.item);
                all.add(new Variant(inner.what, new Cbor.Entries(other)));
              }
            });
    return all;
  }

  private static Cbor changed(Cbor.Bytes item) {
    if (item.length() == 0) {
      return Cbor.of(new byte[1]);
    }
    var bytes = item.toByteArray();
    bytes[bytes.length / 2] ^= 1;
    return Cbor.of(bytes);
  }

  private static String text(byte[] kind, byte[] rest) {
    var bytes = Arrays.copyOf(kind, kind.length + rest.length);
    System.arraycopy(rest, 0, bytes, kind.length, rest.length);
    return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
