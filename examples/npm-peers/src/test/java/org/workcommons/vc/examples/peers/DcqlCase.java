package org.workcommons.vc.examples.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.TrustedAuthority;

/** Random queries and credentials over few names, so that they often match. */
record DcqlCase(Random random) {
  private static final List<CredentialFormat> FORMATS =
      List.of(
          CredentialFormat.DC_SD_JWT,
          CredentialFormat.DC_SD_JWT,
          CredentialFormat.LDP_VC,
          CredentialFormat.JWT_VC_JSON,
          CredentialFormat.VC_SD_JWT);

  /** In JSON, since a received one may ask for a claim twice. */
  JsonObject query() {
    var ids = new ArrayList<String>();
    var credentials = new ArrayList<JsonValue>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      ids.add("q-" + i);
      credentials.add(credential("q-" + i));
    }
    var json = JsonObject.builder().put("credentials", new JsonArray(credentials));
    var sets = new ArrayList<JsonValue>();
    for (int i = random.nextInt(3); i > 0; i--) {
      sets.add(set(ids));
    }
    return sets.isEmpty() ? json.build() : json.put("credential_sets", new JsonArray(sets)).build();
  }

  private JsonValue set(List<String> ids) {
    var options = new ArrayList<JsonValue>();
    for (int j = 1 + random.nextInt(3); j > 0; j--) {
      options.add(
          JsonArray.ofStrings(
              random.ints(1 + random.nextInt(2), 0, ids.size()).mapToObj(ids::get).toList()));
    }
    return JsonObject.builder()
        .put("options", new JsonArray(options))
        .put("required", JsonBoolean.of(random.nextInt(3) > 0))
        .build();
  }

  private JsonValue credential(String id) {
    var format = FORMATS.get(random.nextInt(FORMATS.size()));
    var types = new ArrayList<JsonValue>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      var type = new JsonString(type());
      types.add(format.equals(CredentialFormat.DC_SD_JWT) ? type : JsonArray.of(type));
    }
    var name = format.equals(CredentialFormat.DC_SD_JWT) ? "vct_values" : "type_values";
    var json =
        JsonObject.builder()
            .put("id", id)
            .put("format", format.identifier())
            .put("meta", JsonObject.builder().put(name, new JsonArray(types)).build());
    if (random.nextInt(4) == 0) {
      json.put("require_cryptographic_holder_binding", JsonBoolean.FALSE);
    }
    if (random.nextInt(3) == 0) {
      json.put("multiple", JsonBoolean.TRUE);
    }
    if (random.nextInt(4) == 0) {
      json.put("trusted_authorities", JsonArray.of(authority("AQID", "BAUG")));
    }
    claims(json);
    return json.build();
  }

  private void claims(JsonObject.Builder json) {
    var ids = new ArrayList<String>();
    var claims = new ArrayList<JsonValue>();
    for (int i = random.nextInt(4); i > 0; i--) {
      ids.add("c" + i);
      var claim = JsonObject.builder().put("id", "c" + i).put("path", path().json());
      if (random.nextInt(3) == 0) {
        claim.put("values", JsonArray.of(comparable(), comparable()));
      }
      claims.add(claim.build());
    }
    if (claims.isEmpty()) {
      return;
    }
    json.put("claims", new JsonArray(claims));
    if (random.nextInt(3) == 0) {
      json.put(
          "claim_sets",
          JsonArray.of(
              JsonArray.ofStrings(ids), JsonArray.ofStrings(List.of(ids.get(ids.size() - 1)))));
    }
  }

  private ClaimPath path() {
    var path = ClaimPath.of(name());
    for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
      path =
          switch (random.nextInt(4)) {
            case 0, 1 -> path.at(random.nextInt(20) == 0 ? "length" : name());
            case 2 -> path.all();
            default -> path.at(random.nextInt(2));
          };
    }
    return path;
  }

  List<JsonObject> credentials() {
    var credentials = new ArrayList<JsonObject>();
    for (int i = random.nextInt(8); i > 0; i--) {
      var format = FORMATS.get(random.nextInt(FORMATS.size()));
      var json =
          JsonObject.builder()
              .put("credential_format", format.identifier())
              .put("cryptographic_holder_binding", JsonBoolean.of(random.nextInt(5) > 0))
              .put("claims", object(3));
      if (format.equals(CredentialFormat.DC_SD_JWT)) {
        json.put("vct", type());
      } else {
        json.put("type", JsonArray.ofStrings(Set.of(type(), "urn:more")));
      }
      if (random.nextInt(2) == 0) {
        json.put("authority", authority("AQID"));
      }
      credentials.add(json.build());
    }
    return credentials;
  }

  /** An answer to the queries {@code ids}, not always one that anybody should give. */
  Map<String, List<Integer>> answer(List<String> ids, int credentials) {
    var answer = new LinkedHashMap<String, List<Integer>>();
    for (var id : ids) {
      if (credentials > 0 && random.nextInt(5) > 0) {
        int count = random.nextInt(5) == 0 ? 2 : 1;
        answer.put(id, random.ints(count, 0, credentials).boxed().toList());
      }
    }
    return answer;
  }

  private static JsonObject authority(String... values) {
    return JsonObject.builder()
        .put("type", TrustedAuthority.AKI)
        .put("values", JsonArray.ofStrings(List.of(values)))
        .build();
  }

  private JsonObject object(int depth) {
    var object = JsonObject.builder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      object.put(name(), value(depth - 1));
    }
    return object.build();
  }

  private JsonValue value(int depth) {
    int kind = depth > 0 ? random.nextInt(3) : 0;
    if (kind == 1) {
      return object(depth);
    }
    if (kind == 2) {
      var items = new ArrayList<JsonValue>();
      int objects = random.nextInt(4);
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(objects > 0 ? object(depth - 1) : value(depth - 1));
      }
      return new JsonArray(items);
    }
    return random.nextInt(20) == 0 ? JsonNull.NULL : comparable();
  }

  private JsonValue comparable() {
    return switch (random.nextInt(5)) {
      case 0 -> new JsonString("x");
      case 1 -> new JsonString("1");
      case 2 -> JsonBoolean.TRUE;
      default -> JsonNumber.of(random.nextInt(2));
    };
  }

  private String name() {
    return "abc".substring(random.nextInt(3)).substring(0, 1);
  }

  private String type() {
    return random.nextInt(3) == 0 ? "urn:u" : "urn:t";
  }
}
