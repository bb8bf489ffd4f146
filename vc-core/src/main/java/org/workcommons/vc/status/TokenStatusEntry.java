package org.workcommons.vc.status;

import java.net.URI;
import java.util.Optional;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Where a token's status stands: one value of a status list token. Token Status List §6.2, {@code
 * status.status_list}. Never found in a credential of the W3C's data model, which has a {@link
 * StatusEntry}.
 *
 * @param uri the {@code https} URL of the status list token, without fragment
 * @param idx which value, counted from 0, at most {@link StatusEntry#MAX_INDEX}
 */
public record TokenStatusEntry(URI uri, int idx) {
  private static final String STATUS = "status";
  private static final String STATUS_LIST = "status_list";

  public TokenStatusEntry {
    if (!isTokenUri(uri)) {
      throw new IllegalArgumentException("a status list token has an https URL without fragment");
    }
    if (idx < 0 || idx > StatusEntry.MAX_INDEX) {
      throw new IllegalArgumentException(
          "an index is from 0 to " + StatusEntry.MAX_INDEX + ": " + idx);
    }
  }

  /**
   * {@return the entry in {@code claims} of a token, empty where it has no {@code status}} A {@code
   * status} without {@code status_list} is by a mechanism that is not known here: a problem of type
   * {@code STATUS_UNKNOWN}, never taken for none.
   */
  public static Optional<TokenStatusEntry> of(JsonObject claims) throws ProblemException {
    var status = ObjectReader.of(claims, Pointer.ROOT).optionalObject(STATUS);
    if (status.isEmpty()) {
      return Optional.empty();
    }
    if (!status.get().object().has(STATUS_LIST)) {
      throw new ProblemException(
          ProblemType.STATUS_UNKNOWN, status.get().pointer(), "must have a " + STATUS_LIST);
    }
    return Optional.of(read(status.get().object(STATUS_LIST)));
  }

  private static TokenStatusEntry read(ObjectReader in) throws ProblemException {
    long idx = in.integer("idx", 0, JsonNumber.MAX_SAFE_INTEGER);
    var uri =
        tokenUri(in.string("uri"))
            .orElseThrow(() -> in.malformed("uri", "must be an https URL without fragment"));
    if (idx > StatusEntry.MAX_INDEX) {
      throw new ProblemException(
          ProblemType.RANGE_ERROR, in.pointer().at("idx"), "beyond the largest permitted list");
    }
    return new TokenStatusEntry(uri, (int) idx);
  }

  /** {@return the value of the claim {@code status} that stands for this entry} */
  public JsonObject json() {
    var list = JsonObject.builder().put("idx", idx).put("uri", uri.toString()).build();
    return JsonObject.builder().put(STATUS_LIST, list).build();
  }

  /** {@return the place that {@code text} names, empty if that can't be a list in a token} */
  static Optional<URI> tokenUri(String text) {
    return StatusEntry.listUrl(text).filter(TokenStatusEntry::isTokenUri);
  }

  static boolean isTokenUri(URI uri) {
    return StatusEntry.isListUrl(uri) && uri.getScheme().equalsIgnoreCase("https");
  }
}
