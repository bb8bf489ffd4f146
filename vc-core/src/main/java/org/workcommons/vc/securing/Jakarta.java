package org.workcommons.vc.securing;

import jakarta.json.JsonNumber;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/**
 * Our JSON values as those of Jakarta JSON, and back. Foreign bytes are read by our reader alone:
 * the other one takes duplicate keys.
 */
final class Jakarta {
  private static final JsonProvider JSON = JsonProvider.provider();

  private Jakarta() {}

  static jakarta.json.JsonObject object(JsonObject value) {
    var object = JSON.createObjectBuilder();
    value.members().forEach((name, member) -> object.add(name, value(member)));
    return object.build();
  }

  static jakarta.json.JsonArray array(JsonArray value) {
    var array = JSON.createArrayBuilder();
    value.items().forEach(item -> array.add(value(item)));
    return array.build();
  }

  private static jakarta.json.JsonValue value(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object(object);
    } else if (value instanceof JsonArray array) {
      return array(array);
    } else if (value instanceof JsonString text) {
      return JSON.createValue(text.value());
    } else if (value instanceof org.workcommons.vc.json.JsonNumber number) {
      return JSON.createValue(number.value());
    } else if (value == JsonNull.NULL) {
      return jakarta.json.JsonValue.NULL;
    }
    return value.equals(JsonBoolean.TRUE)
        ? jakarta.json.JsonValue.TRUE
        : jakarta.json.JsonValue.FALSE;
  }

  static JsonValue ours(jakarta.json.JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> ours(value.asJsonObject());
      case ARRAY -> {
        var items = new ArrayList<JsonValue>();
        value.asJsonArray().forEach(item -> items.add(ours(item)));
        yield new JsonArray(items);
      }
      case STRING -> new JsonString(((jakarta.json.JsonString) value).getString());
      case NUMBER -> new org.workcommons.vc.json.JsonNumber(((JsonNumber) value).doubleValue());
      case TRUE -> JsonBoolean.TRUE;
      case FALSE -> JsonBoolean.FALSE;
      case NULL -> JsonNull.NULL;
    };
  }

  static JsonObject ours(jakarta.json.JsonObject value) {
    var object = JsonObject.builder();
    value.forEach((name, member) -> object.put(name, ours(member)));
    return object.build();
  }
}
