package org.workcommons.vc.status;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Recent;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Where a credential's status stands: one value of a published list. Bitstring Status List 1.0
 * §2.1, {@code BitstringStatusListEntry}.
 *
 * @param purpose what the status is for
 * @param list the URL of the list's credential
 * @param index which value, counted from 0
 * @param values how many bits a value has, and what the values mean
 */
public record StatusEntry(StatusPurpose purpose, URI list, int index, StatusValues values) {
  /** The {@code type} of such an entry. */
  public static final String TYPE = "BitstringStatusListEntry";

  /** The largest index that a list of the largest permitted size has. */
  public static final int MAX_INDEX = Limits.STATUS_LIST_BYTES * 8 - 1;

  /** A list is named by each of the credentials in it. */
  private static final Recent<String, URI> LIST_URLS = Recent.most(Limits.STATUS_LISTS_KEPT);

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]*");
  private static final int INDEX_DIGITS = Integer.toString(MAX_INDEX).length();
  private static final int URL_CHARS = 2048;

  public StatusEntry {
    requireNonNull(purpose);
    requireNonNull(values);
    if (!isListUrl(list)) {
      throw new IllegalArgumentException("a status list has an absolute URL without fragment");
    }
    if (index < 0 || index > MAX_INDEX) {
      throw new IllegalArgumentException("an index is from 0 to " + MAX_INDEX + ": " + index);
    }
  }

  /** The entry of one bit. */
  public StatusEntry(StatusPurpose purpose, URI list, int index) {
    this(purpose, list, index, StatusValues.ONE_BIT);
  }

  /**
   * {@return every entry in {@code credentialStatus} of {@code credential}, none where it has no
   * status} A credential stands only if all of them say so; an entry of another type or purpose is
   * a problem of type {@code STATUS_UNKNOWN}, never left out.
   */
  public static List<StatusEntry> allOf(JsonObject credential) throws ProblemException {
    var entries = new ArrayList<StatusEntry>();
    for (var in : ObjectReader.of(credential, Pointer.ROOT).oneOrMore("credentialStatus")) {
      entries.add(read(in));
    }
    return List.copyOf(entries);
  }

  /** {@return the entry that {@code in} reads} */
  public static StatusEntry read(ObjectReader in) throws ProblemException {
    if (!in.string("type").equals(TYPE)) {
      throw unknown(in, "type", "must be " + TYPE);
    }
    var values = StatusValues.read(in);
    var purpose = StatusPurpose.of(in.string("statusPurpose"));
    if (purpose.isEmpty()) {
      throw unknown(in, "statusPurpose", "not a purpose that this library knows");
    }
    return new StatusEntry(purpose.get(), list(in), index(in), values);
  }

  /** {@return this entry as JSON, with an {@code id} of its own: the list and the index} */
  public JsonObject json() {
    var json =
        JsonObject.builder()
            .put("id", list + "#" + index)
            .put("type", TYPE)
            .put("statusPurpose", purpose.term())
            .put("statusListIndex", Integer.toString(index))
            .put("statusListCredential", list.toString());
    values.write(json);
    return json.build();
  }

  private static URI list(ObjectReader in) throws ProblemException {
    return listUrl(in.string("statusListCredential"))
        .orElseThrow(
            () -> in.malformed("statusListCredential", "must be an absolute URL without fragment"));
  }

  /** Canonical decimal only: two texts for one index would be two readings of one credential. */
  private static int index(ObjectReader in) throws ProblemException {
    var text = in.string("statusListIndex", INDEX, "a decimal number without sign or leading zero");
    if (text.length() > INDEX_DIGITS || Integer.parseInt(text) > MAX_INDEX) {
      throw new ProblemException(
          ProblemType.RANGE_ERROR,
          in.pointer().at("statusListIndex"),
          "beyond the largest permitted list");
    }
    return Integer.parseInt(text);
  }

  /** {@return the place that {@code text} names, empty if that can't be a list} */
  static Optional<URI> listUrl(String text) {
    if (text.length() > URL_CHARS) {
      return Optional.empty();
    }
    var known = LIST_URLS.get(text);
    if (known.isPresent()) {
      return known;
    }
    try {
      var url = URI.create(text);
      if (!isListUrl(url)) {
        return Optional.empty();
      }
      LIST_URLS.put(text, url);
      return Optional.of(url);
    } catch (IllegalArgumentException e) {
      // more than the constructor declares: it throws this too, for https://[::1.99999999999]/
      return Optional.empty();
    }
  }

  static boolean isListUrl(URI url) {
    return url.isAbsolute()
        && !url.isOpaque()
        && url.getHost() != null
        && url.getRawFragment() == null
        && url.toString().length() <= URL_CHARS;
  }

  private static ProblemException unknown(ObjectReader in, String name, String detail) {
    return new ProblemException(ProblemType.STATUS_UNKNOWN, in.pointer().at(name), detail);
  }
}
