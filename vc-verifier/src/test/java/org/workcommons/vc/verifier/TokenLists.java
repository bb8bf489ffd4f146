package org.workcommons.vc.verifier;

import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.did;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.status.StatusListToken;
import org.workcommons.vc.status.TokenStatusList;

/** Status list tokens for tests. */
final class TokenLists {
  private TokenLists() {}

  /** A good list of 64 places, half an hour old. */
  static JsonObject claims(int bits, Map<Integer, Integer> values) {
    long issued = NOW.minusSeconds(1800).getEpochSecond();
    return JsonObject.builder()
        .put("sub", LIST.toString())
        .put("iat", issued)
        .put("exp", issued + 86_400)
        .put("ttl", 3600)
        .put("status_list", TokenStatusList.of(bits, 64, values).json())
        .build();
  }

  static String signed(JsonObject claims, SigningKey key) {
    var kid = DidKey.verificationMethod(did(key)).toString();
    var header = JsonObject.builder().put("typ", StatusListToken.TYPE).put("kid", kid).build();
    return signed(header, claims, key);
  }

  static String signed(JsonObject header, JsonObject claims, SigningKey key) {
    try {
      return Jwt.sign(header, claims, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
