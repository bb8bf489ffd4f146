package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The price list as text that is also a Markdown table. */
final class PriceTable {
  private PriceTable() {}

  static String of(PriceList list) {
    var rulers = PriceList.rulers().stream().map(Ruler::name).toList();
    var lines = new ArrayList<String>();
    lines.add(row("What it takes for ten points", "unit", rulers, Function.identity()));
    lines.add(row("---", "---", rulers, ruler -> "--:"));
    for (var attack : Attacks.ALL) {
      var label = attack.label();
      lines.add(
          row(label.name(), label.unit(), rulers, ruler -> text(list.price(label, ruler), label)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** What the usual effort does, in points. */
  static String effects(PriceList list) {
    var rulers = PriceList.rulers().stream().map(Ruler::name).toList();
    var lines = new ArrayList<String>();
    lines.add(row("What the usual effort does, in points", "effort", rulers, Function.identity()));
    lines.add(row("---", "---", rulers, ruler -> "--:"));
    for (var attack : Attacks.ALL) {
      var label = attack.label();
      var effort = label.usual() + " " + label.unit();
      lines.add(
          row(
              label.name(),
              effort,
              rulers,
              ruler -> points(label.aim().sign() * list.price(label, ruler).shift())));
    }
    return String.join("\n", lines) + "\n";
  }

  /** What each of those does who take part in an attack on somebody else, in points. */
  static String damage(PriceList list) {
    var rulers = PriceList.rulers().stream().map(Ruler::name).toList();
    var lines = new ArrayList<String>();
    lines.add(row("Damage per accomplice, in points", "accomplices", rulers, Function.identity()));
    lines.add(row("---", "--:", rulers, ruler -> "--:"));
    for (var attack : Attacks.ALL) {
      var label = attack.label();
      if (label.aim() == Attack.Aim.FALL) {
        int accomplices = attack.accomplices(label.usual());
        var count = Integer.toString(accomplices);
        lines.add(
            row(
                label.name(),
                count,
                rulers,
                ruler -> points(-list.price(label, ruler).shift() / accomplices)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** What each attack does, a line for each. */
  static String attacks() {
    var lines = new StringBuilder();
    for (var attack : Attacks.ALL) {
      var label = attack.label();
      lines.append("- **%s**: %s\n".formatted(label.name(), label.sentence()));
    }
    return lines.toString();
  }

  private static String text(Price price, Attack.Label label) {
    return price.effort().isPresent() ? price.text() : "never (" + label.most() + ")";
  }

  private static String points(long tenths) {
    var sign = tenths < 0 ? "−" : tenths > 0 ? "+" : "";
    return sign + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }

  private static String row(
      String first, String second, List<String> rulers, Function<String, String> cell) {
    var cells = new ArrayList<>(List.of(first, second));
    rulers.forEach(ruler -> cells.add(cell.apply(ruler)));
    return "| " + String.join(" | ", cells) + " |";
  }
}
