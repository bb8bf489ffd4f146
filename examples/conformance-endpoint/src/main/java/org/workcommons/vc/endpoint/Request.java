package org.workcommons.vc.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** What was asked: where, and with which body. */
record Request(URI uri, String below, byte[] content) {
  /** {@return the body, a JSON object} */
  ObjectReader body() throws ProblemException {
    return ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
  }

  /** {@return what follows the path of the route, decoded once} */
  String rest() {
    return URLDecoder.decode(below.replace("+", "%2B"), UTF_8);
  }

  /** {@return the value of the parameter {@code name}} */
  Optional<String> parameter(String name) {
    var query = uri.getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        return Optional.of(URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return Optional.empty();
  }
}
