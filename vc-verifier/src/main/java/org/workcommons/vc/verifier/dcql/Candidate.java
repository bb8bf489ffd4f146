package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;

/**
 * What a credential offers to a query: one that a holder has, with all that could be shown of it,
 * or one that a verifier received and verified, with what was shown.
 *
 * @param format how it is secured
 * @param types its {@code vct} and those that it inherits from, or its types as expanded IRIs; a
 *     type that no context defines stays as it is
 * @param claims the credential's content, from its root on, everything disclosed that can be
 * @param binding whether it proves, or can prove, that its holder presents it
 * @param authorities who stands behind its issuer, by type of {@link TrustedAuthority}
 * @param disclosable where in {@code claims} the values stand that its holder can keep back
 */
public record Candidate(
    CredentialFormat format,
    Set<String> types,
    JsonObject claims,
    Binding binding,
    Map<String, Set<String>> authorities,
    Set<Pointer> disclosable) {
  public Candidate {
    requireNonNull(format);
    types = Set.copyOf(types);
    requireNonNull(claims);
    requireNonNull(binding);
    authorities =
        authorities.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    // not Set.copyOf: strangers choose the names, and could choose many with one hash code
    disclosable = Collections.unmodifiableSet(new LinkedHashSet<>(disclosable));
  }

  /** Whether a presentation proves who holds the credential. */
  public enum Binding {
    /** With a cryptographic proof of the holder's. */
    HOLDER,
    /** Without one. */
    NONE
  }

  /**
   * {@return a credential bound to its holder, shown as a whole, behind whose issuer nobody is
   * known to stand}
   */
  public static Candidate of(CredentialFormat format, Set<String> types, JsonObject claims) {
    return new Candidate(format, types, claims, Binding.HOLDER, Map.of(), Set.of());
  }

  /** {@return this candidate, bound as {@code binding} says} */
  public Candidate withBinding(Binding binding) {
    return new Candidate(format, types, claims, binding, authorities, disclosable);
  }

  /** {@return this candidate, with {@code authorities} behind its issuer} */
  public Candidate withAuthorities(Map<String, Set<String>> authorities) {
    return new Candidate(format, types, claims, binding, authorities, disclosable);
  }

  /** {@return this candidate, of which its holder can keep back what stands at {@code places}} */
  public Candidate withDisclosable(Set<Pointer> places) {
    return new Candidate(format, types, claims, binding, authorities, places);
  }
}
