package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/**
 * Which credentials together serve one purpose of the verifier. OpenID for Verifiable Presentations
 * 1.0 §6.2.
 *
 * @param options identifiers of credential queries; all of one option together will do
 * @param need whether an answer may leave it out
 */
public record CredentialSet(List<List<String>> options, Need need) {
  public CredentialSet {
    options = options.stream().map(List::copyOf).toList();
    requireNonNull(need);
  }

  /** Whether an answer may leave a set out. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** {@return a set that any of {@code options} satisfies, and one must} */
  @SafeVarargs
  public static CredentialSet required(List<String>... options) {
    return new CredentialSet(Arrays.asList(options), Need.REQUIRED);
  }

  /** {@return a set that any of {@code options} satisfies, and none has to} */
  @SafeVarargs
  public static CredentialSet optional(List<String>... options) {
    return new CredentialSet(Arrays.asList(options), Need.OPTIONAL);
  }

  boolean isRequired() {
    return need == Need.REQUIRED;
  }

  /** The first option of which everything is in {@code available}. */
  Optional<List<String>> firstIn(Set<String> available) {
    return options.stream().filter(available::containsAll).findFirst();
  }

  JsonObject json() {
    var lists = new ArrayList<JsonValue>();
    options.forEach(option -> lists.add(JsonArray.ofStrings(option)));
    var json = JsonObject.builder().put("options", new JsonArray(lists));
    return isRequired() ? json.build() : json.put("required", JsonBoolean.FALSE).build();
  }
}
