package org.workcommons.vc.verifier;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;

/**
 * A list and all that it says of itself. How long its values are and what they mean stands in the
 * credential; a list that repeats it has to agree. Otherwise one of the two reads another value
 * than the issuer wrote.
 */
record DescribedList(StatusList list, JsonObject subject) {
  static DescribedList read(JsonObject subject) throws ProblemException {
    return new DescribedList(
        StatusList.read(subject, Pointer.ROOT.at("credentialSubject")), subject);
  }

  /** {@return the value of {@code entry}, which stands at {@code pointer}} */
  int value(StatusEntry entry, Pointer pointer) throws ProblemException {
    if (!list.purposes().contains(entry.purpose())) {
      throw contradiction(pointer.at("statusPurpose"), "the list is for another purpose");
    }
    var size = subject.get("statusSize");
    if (size.isPresent() && !size.get().equals(JsonNumber.of(entry.values().size()))) {
      throw contradiction(
          pointer.at("statusSize"), "the list says that its values are of another size");
    }
    if (!agree(subject.get("statusMessage"), entry.values().messages())) {
      throw contradiction(
          pointer.at("statusMessage"), "the list says that its values mean something else");
    }
    return list.bits().value(entry, pointer);
  }

  /** Where one of the two says nothing, there is nothing to contradict. */
  private static boolean agree(Optional<JsonValue> listed, List<String> messages) {
    var items = listed.map(JsonArray::itemsOf).orElse(List.of());
    return items.isEmpty()
        || messages.isEmpty()
        || items.size() == messages.size()
            && items.stream().allMatch(item -> isOneOf(item, messages));
  }

  private static boolean isOneOf(JsonValue item, List<String> messages) {
    if (!(item instanceof JsonObject described)) {
      return false;
    }
    var status = described.string("status").orElse("");
    for (int value = 0; value < messages.size(); value++) {
      if (status.equalsIgnoreCase("0x" + Integer.toHexString(value))) {
        return described.string("message").filter(messages.get(value)::equals).isPresent();
      }
    }
    return false;
  }

  private static ProblemException contradiction(Pointer place, String detail) {
    return new ProblemException(ProblemType.STATUS_VERIFICATION_ERROR, place, detail);
  }
}
