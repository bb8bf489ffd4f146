package org.workcommons.vc.wallet.cli;

import java.time.Instant;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.TokenBatch;

/** How batches of one-time copies are listed. */
final class HeldTokens {
  private HeldTokens() {}

  static String line(TokenBatch batch, Instant now) {
    return batch.unused()
        + " of "
        + (batch.unused() + batch.used())
        + " copies left  "
        + batch.type()
        + "  from "
        + batch.issuer()
        + batch.expires().map(end -> "  until " + DateTimeStamp.text(end)).orElse("")
        + (batch.isOver(now) ? "  (over)" : "");
  }

  static JsonObject json(TokenBatch batch) {
    return JsonObject.builder()
        .put("schema", "vc/tokens/1")
        .put("type", batch.type())
        .put("issuer", batch.issuer())
        .put("claims", JsonArray.ofStrings(batch.claims()))
        .put("unused", batch.unused())
        .put("used", batch.used())
        .put("low", batch.isLow() ? JsonBoolean.TRUE : JsonBoolean.FALSE)
        .putIfPresent("expires", batch.expires().map(DateTimeStamp::text))
        .build();
  }
}
