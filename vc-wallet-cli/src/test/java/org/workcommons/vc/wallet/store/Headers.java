package org.workcommons.vc.wallet.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;

/** Headers as earlier versions of this program wrote them. */
final class Headers {
  private Headers() {}

  /** Wraps the keyset of the store in {@code home} once more, as version 1 did: by the key file. */
  static void makeVersionOne(Path home) throws Exception {
    var file = home.resolve("wallet/wallet.json");
    var header = JsonReader.readObject(Files.readAllBytes(file));
    var key = Files.readAllBytes(home.resolve("wallet.key"));
    var keyset = Base64Url.decode(header.string("keyset").orElseThrow());
    var present = header.without("keyset");
    var keyring = Keyring.unwrap(keyset, key, Jcs.canonicalize(present)).orElseThrow();
    var old = JsonObject.builder().putAll(present).put("version", 1).build();
    var wrapped = keyring.wrap(key, Jcs.canonicalize(old));
    var json = old.with("keyset", Base64Url.encode(wrapped));
    Files.write(file, (JsonWriter.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
