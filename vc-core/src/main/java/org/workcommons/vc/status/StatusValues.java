package org.workcommons.vc.status;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The values that a status can have, and what the issuer says that they mean. Bitstring Status List
 * 1.0 §2.1: {@code statusSize}, {@code statusMessage}, {@code statusReference}.
 *
 * @param size how many bits a value has, from 1 to {@value #MAX_SIZE}
 * @param messages one for each value in its order, for developers, not for display; may be left out
 *     for one bit, and means {@code unset} and {@code set} then
 * @param references where more is said about the values; never fetched
 */
public record StatusValues(int size, List<String> messages, List<URI> references) {
  /** The most bits of one status. */
  public static final int MAX_SIZE = 8;

  /** A bit, set or not. */
  public static final StatusValues ONE_BIT = new StatusValues(1, List.of(), List.of());

  private static final List<String> OF_A_BIT = List.of("unset", "set");
  private static final Pattern VALUE = Pattern.compile("0[xX][0-9a-fA-F]{1,4}");
  private static final int LARGEST_LISTED = 16;
  private static final int MOST_REFERENCES = 16;

  public StatusValues {
    messages = List.copyOf(messages);
    references = List.copyOf(references);
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a status has from 1 to " + MAX_SIZE + " bits: " + size);
    }
    if (messages.size() != 1 << size && !(size == 1 && messages.isEmpty())) {
      throw new IllegalArgumentException("there is a message for each value of a status");
    }
  }

  /** {@return what {@code value} means, from 0 to the largest of this size} */
  public String message(int value) {
    return (messages.isEmpty() ? OF_A_BIT : messages).get(value);
  }

  static StatusValues read(ObjectReader in) throws ProblemException {
    long size =
        in.object().has("statusSize")
            ? in.integer("statusSize", 1, JsonNumber.MAX_SAFE_INTEGER)
            : 1;
    if (size == 1 && !in.object().has("statusMessage")) {
      return new StatusValues(1, List.of(), references(in));
    }
    var entries =
        in.object().has("statusMessage") ? in.objects("statusMessage") : List.<ObjectReader>of();
    if (size > LARGEST_LISTED || entries.size() != 1 << size) {
      throw in.malformed("statusMessage", "must hold a message for each value of the status");
    }
    if (size > MAX_SIZE) {
      throw new ProblemException(
          ProblemType.STATUS_UNKNOWN,
          in.pointer().at("statusSize"),
          "a status of more than " + MAX_SIZE + " bits is not supported");
    }
    return new StatusValues((int) size, messages(entries), references(in));
  }

  void write(JsonObject.Builder json) {
    if (size > 1) {
      json.put("statusSize", size);
    }
    if (!messages.isEmpty()) {
      var entries = new ArrayList<JsonValue>();
      for (int value = 0; value < messages.size(); value++) {
        entries.add(
            JsonObject.builder()
                .put("status", "0x" + Integer.toHexString(value))
                .put("message", messages.get(value))
                .build());
      }
      json.put("statusMessage", new JsonArray(entries));
    }
    if (!references.isEmpty()) {
      json.put(
          "statusReference", JsonArray.ofStrings(references.stream().map(URI::toString).toList()));
    }
  }

  /** As many entries as values, each of another value, so that none is left without. */
  private static List<String> messages(List<ObjectReader> entries) throws ProblemException {
    var messages = new ArrayList<String>(Collections.nCopies(entries.size(), ""));
    var seen = new boolean[entries.size()];
    for (var entry : entries) {
      var text = entry.string("status", VALUE, "a hexadecimal number after 0x");
      int value = Integer.parseInt(text.substring(2), 16);
      if (value >= seen.length || seen[value]) {
        throw entry.malformed("status", "must be one of the values, each of them once");
      }
      seen[value] = true;
      messages.set(value, entry.string("message"));
    }
    return messages;
  }

  private static List<URI> references(ObjectReader in) throws ProblemException {
    var references = new ArrayList<URI>();
    for (var item : in.optional("statusReference").map(JsonArray::itemsOf).orElse(List.of())) {
      if (!(item instanceof JsonString text)
          || !isUrl(text.value())
          || references.size() == MOST_REFERENCES) {
        throw in.malformed(
            "statusReference", "must be a URL, or a list of at most " + MOST_REFERENCES);
      }
      references.add(URI.create(text.value()));
    }
    return references;
  }

  private static boolean isUrl(String text) {
    try {
      return URI.create(text).isAbsolute();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
