package org.workcommons.vc.examples.attacklab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;

/** The price list as JSON: by attack and ruler, the price and the effect of the usual effort. */
final class PriceFile {
  private static final String PRICE = "price";
  private static final String SHIFT = "tenthsOfAPoint";

  private PriceFile() {}

  static JsonObject write(PriceList list) {
    var rows = JsonObject.builder();
    list.rows()
        .forEach(
            (attack, row) -> {
              var prices = JsonObject.builder();
              row.forEach((ruler, price) -> prices.put(ruler, write(price)));
              rows.put(attack, prices.build());
            });
    return rows.build();
  }

  private static JsonObject write(Price price) {
    var out = JsonObject.builder();
    if (price.effort().isPresent()) {
      out.put(PRICE, price.effort().getAsInt());
    } else {
      out.put(PRICE, JsonNull.NULL);
    }
    return out.put(SHIFT, price.shift()).build();
  }

  static PriceList read(JsonObject rows) {
    var list = new LinkedHashMap<String, Map<String, Price>>();
    for (var attack : rows.names()) {
      var row = new LinkedHashMap<String, Price>();
      var prices = member(rows, attack);
      prices.names().forEach(ruler -> row.put(ruler, price(member(prices, ruler))));
      list.put(attack, row);
    }
    return new PriceList(list);
  }

  static JsonObject member(JsonObject object, String name) {
    if (object.get(name).orElseThrow() instanceof JsonObject member) {
      return member;
    }
    throw new IllegalArgumentException("expected an object: " + name);
  }

  private static Price price(JsonObject price) {
    var effort =
        price.get(PRICE).orElseThrow() instanceof JsonNumber number
            ? OptionalInt.of((int) number.value())
            : OptionalInt.empty();
    return new Price(effort, (long) ((JsonNumber) price.get(SHIFT).orElseThrow()).value());
  }
}
