package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices of attacks, by the attack's name and the ruler's.
 *
 * @param rows by attack
 */
record PriceList(Map<String, Map<String, Price>> rows) {
  static PriceList of(Lab lab, List<Attack> attacks, List<? extends Ruler> rulers) {
    // one ruler's prices depend on no other's: the columns can be computed in any order
    var columns =
        rulers.parallelStream()
            .map(ruler -> column(lab, attacks, new Ranking(ruler, lab)))
            .toList();
    var rows = new LinkedHashMap<String, Map<String, Price>>();
    for (int a = 0; a < attacks.size(); a++) {
      var row = new LinkedHashMap<String, Price>();
      for (int r = 0; r < rulers.size(); r++) {
        row.put(rulers.get(r).name(), columns.get(r).get(a));
      }
      rows.put(attacks.get(a).label().name(), row);
    }
    return new PriceList(rows);
  }

  private static List<Price> column(Lab lab, List<Attack> attacks, Ranking ranking) {
    return attacks.stream().map(attack -> Price.of(attack, ranking, lab)).toList();
  }

  /** The library's score under each sample policy, and a plain mean. */
  static List<Ruler> rulers() {
    var rulers = new ArrayList<Ruler>(CommonsScore.all());
    rulers.add(new PlainMean());
    return rulers;
  }

  /** One that is in the list. */
  Price price(Attack.Label attack, String ruler) {
    return Optional.ofNullable(rows.get(attack.name()))
        .map(row -> row.get(ruler))
        .orElseThrow(() -> new IllegalArgumentException("expected a price of " + attack.name()));
  }

  /**
   * What became cheaper than in this list by more than a tenth, or is missing; one line for each.
   */
  List<String> undercut(PriceList now) {
    var findings = new ArrayList<String>();
    rows.forEach(
        (attack, row) ->
            row.forEach((ruler, price) -> compare(attack, ruler, price, now, findings)));
    return findings;
  }

  private static void compare(
      String attack, String ruler, Price price, PriceList now, List<String> findings) {
    var other = now.rows.getOrDefault(attack, Map.of()).get(ruler);
    if (other == null) {
      findings.add(attack + ", " + ruler + ": has no price any more");
    } else if (price.isUndercutBy(other)) {
      findings.add(
          "%s, %s: ten points cost %s and now %s"
              .formatted(attack, ruler, price.text(), other.text()));
    }
  }
}
