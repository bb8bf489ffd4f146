package org.workcommons.vc.examples.attacklab;

/** Puts the price list between the marks of the README. */
final class Readme {
  private Readme() {}

  static String with(String readme, PriceList list) {
    var withPrices = between(readme, "prices", PriceTable.of(list));
    var withEffects = between(withPrices, "effects", PriceTable.effects(list));
    var withDamage = between(withEffects, "damage", PriceTable.damage(list));
    return between(withDamage, "attacks", PriceTable.attacks());
  }

  private static String between(String readme, String name, String content) {
    var begin = "<!-- " + name + " -->\n";
    var end = "<!-- end of " + name + " -->";
    int from = readme.indexOf(begin);
    int to = readme.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("expected the marks of " + name + " in the README");
    }
    return readme.substring(0, from + begin.length()) + content + readme.substring(to);
  }
}
