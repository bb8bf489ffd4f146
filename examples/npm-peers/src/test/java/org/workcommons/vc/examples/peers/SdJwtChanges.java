package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;

/** Everything that can be changed in a token with disclosures by touching one place. */
final class SdJwtChanges {
  /** One changed presentation, and where it was changed. */
  record Changed(String what, String token) {}

  private SdJwtChanges() {}

  /** Each value of each token and disclosure changed and left out, and each part left out. */
  static List<Changed> of(String presented) {
    var parts = new ArrayList<>(List.of(presented.split("~", -1)));
    var all = new ArrayList<Changed>();
    for (int i = 0; i < parts.size(); i++) {
      boolean isToken = i == 0 || i == parts.size() - 1;
      for (var change : isToken ? ofToken(parts.get(i)) : ofDisclosure(parts.get(i))) {
        var other = new ArrayList<>(parts);
        other.set(i, change.token);
        all.add(new Changed("part " + i + " " + change.what, String.join("~", other)));
      }
      var less = new ArrayList<>(parts);
      less.remove(i);
      all.add(new Changed("leaves out part " + i, String.join("~", less)));
    }
    var swapped = new ArrayList<>(parts);
    swapped.set(1, parts.get(2));
    swapped.set(2, parts.get(1));
    all.add(new Changed("swaps two disclosures", String.join("~", swapped)));
    return all;
  }

  /**
   * What a holder may add to a token, or leave out, and then bind.
   *
   * @param whole shows everything, {@code city} in {@code address} too
   */
  static Map<String, String> cheats(String whole) {
    var parts = List.of(whole.split("~"));
    var address = named("address", parts);
    var city = named("city", parts);
    var other = Base64Url.encode("[\"c2FsdA\",\"given_name\",\"Eve\"]".getBytes(UTF_8));
    return Map.of(
        "a disclosure that nothing refers to", whole + other + "~",
        "a disclosure twice", whole + city + "~",
        "a disclosure without what it stands in", whole.replace(address + "~", ""),
        "text that is no disclosure", whole + "AAAA~",
        "an empty disclosure", whole + "~");
  }

  static String unbound(String presented) {
    return presented.substring(0, presented.lastIndexOf('~') + 1);
  }

  private static String named(String name, List<String> parts) {
    return parts.stream()
        .skip(1)
        .filter(one -> new String(Base64.getUrlDecoder().decode(one), UTF_8).contains(name))
        .filter(one -> name(one).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(String disclosure) {
    var text = new String(Base64.getUrlDecoder().decode(disclosure), UTF_8);
    var items = text.split("\"", -1);
    return items[3];
  }

  private static List<Changed> ofToken(String token) {
    var parts = token.split("\\.", -1);
    var all = new ArrayList<Changed>();
    for (var change : Changes.of(decoded(parts[0]))) {
      var header = encoded(change.document());
      all.add(new Changed("header " + change.what(), header + "." + parts[1] + "." + parts[2]));
    }
    for (var change : Changes.of(decoded(parts[1]))) {
      var payload = encoded(change.document());
      all.add(new Changed(change.what(), parts[0] + "." + payload + "." + parts[2]));
    }
    var signature = Base64.getUrlDecoder().decode(parts[2]);
    signature[signature.length / 2] ^= 1;
    var start = parts[0] + "." + parts[1] + ".";
    all.add(new Changed("changes the signature", start + Base64Url.encode(signature)));
    all.add(new Changed("leaves out the signature", start));
    var none = decoded(parts[0]).with("alg", "none");
    all.add(new Changed("is not signed", encoded(none) + "." + parts[1] + "."));
    return all;
  }

  private static List<Changed> ofDisclosure(String disclosure) {
    var text = "{\"d\":" + new String(Base64.getUrlDecoder().decode(disclosure), UTF_8) + "}";
    var all = new ArrayList<Changed>();
    for (var change : Changes.of(Actors.json(text.getBytes(UTF_8)))) {
      change
          .document()
          .get("d")
          .ifPresent(
              array -> {
                var wrapped = new String(JsonWriter.compact(JsonArray.of(array)), UTF_8);
                var changed = wrapped.substring(1, wrapped.length() - 1);
                all.add(new Changed(change.what(), Base64Url.encode(changed.getBytes(UTF_8))));
              });
    }
    return all;
  }

  static JsonObject decoded(String part) {
    return Actors.json(Base64.getUrlDecoder().decode(part));
  }

  private static String encoded(JsonObject object) {
    return Base64Url.encode(JsonWriter.compact(object));
  }
}
