package org.workcommons.vc.fetch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The status of a reply, and those of its header fields that say how its body is carried. RFC 9112
 * §4 and §5.
 */
record ReplyHead(int status, Map<String, String> fields) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
  private static final Set<String> KEPT =
      Set.of("content-length", "transfer-encoding", "content-encoding");
  private static final int FIRST_FINAL_STATUS = 200;

  ReplyHead {
    fields = Map.copyOf(fields);
  }

  /** {@return the head of the final reply, interim ones left out} RFC 9110 §15.2. */
  static ReplyHead read(Lines lines) throws IOException {
    var head = one(lines);
    while (head.status() < FIRST_FINAL_STATUS) {
      head = one(lines);
    }
    return head;
  }

  /** {@return the one value of the field called {@code name}, in lower case} */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).map(value -> value.toLowerCase(Locale.ROOT));
  }

  private static ReplyHead one(Lines lines) throws IOException {
    var status = STATUS.matcher(lines.next());
    if (!status.matches()) {
      throw Lines.malformed("the reply is not HTTP");
    }
    return new ReplyHead(Integer.parseInt(status.group(1)), fields(lines));
  }

  private static Map<String, String> fields(Lines lines) throws IOException {
    var fields = new HashMap<String, String>();
    for (var line = lines.next(); !line.isEmpty(); line = lines.next()) {
      var field = FIELD.matcher(line);
      if (!field.matches()) {
        throw Lines.malformed("a header field of the reply is malformed");
      }
      var name = field.group(1).toLowerCase(Locale.ROOT);
      if (KEPT.contains(name) && fields.put(name, field.group(2)) != null) {
        throw Lines.malformed("the reply says twice how its body is carried");
      }
    }
    return fields;
  }
}
