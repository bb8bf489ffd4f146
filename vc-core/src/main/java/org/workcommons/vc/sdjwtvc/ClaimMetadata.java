package org.workcommons.vc.sdjwtvc;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.ClaimSelection;
import org.workcommons.vc.sdjwt.SdJwtPresentation;

/**
 * What a type says of some of its claims. draft-ietf-oauth-sd-jwt-vc §4.6.
 *
 * @param path which claims
 * @param display what they are called, for people; empty where the type does not say
 * @param mandatory whether an issuer must include them; empty where the type does not say
 * @param disclosure whether an issuer must, may or must not let holders withhold them; empty where
 *     the type does not say
 */
public record ClaimMetadata(
    ClaimPath path,
    List<Display> display,
    Optional<Mandatory> mandatory,
    Optional<SelectiveDisclosure> disclosure) {
  private static final Pointer CLAIMS = Pointer.ROOT.at("claims");

  public ClaimMetadata {
    requireNonNull(path);
    display = List.copyOf(display);
    requireNonNull(mandatory);
    requireNonNull(disclosure);
  }

  /** Whether an issuer must include a claim. */
  public enum Mandatory {
    REQUIRED,
    OPTIONAL
  }

  /** Whether an issuer lets holders withhold a claim. */
  public enum SelectiveDisclosure {
    ALWAYS,
    ALLOWED,
    NEVER
  }

  static ClaimMetadata read(ObjectReader in) throws ProblemException {
    var path = ClaimPath.read(in.array("path"), in.pointer().at("path"));
    in.optionalString("svg_id");
    return new ClaimMetadata(path, Display.list(in, "label"), mandatory(in), disclosure(in));
  }

  private static Optional<Mandatory> mandatory(ObjectReader in) throws ProblemException {
    var value = in.optional("mandatory");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof JsonBoolean said)) {
      throw in.malformed("mandatory", "must be true or false");
    }
    return Optional.of(said.equals(JsonBoolean.TRUE) ? Mandatory.REQUIRED : Mandatory.OPTIONAL);
  }

  private static Optional<SelectiveDisclosure> disclosure(ObjectReader in) throws ProblemException {
    var text = in.optionalString("sd");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (text.get()) {
          case "always" -> SelectiveDisclosure.ALWAYS;
          case "allowed" -> SelectiveDisclosure.ALLOWED;
          case "never" -> SelectiveDisclosure.NEVER;
          default -> throw in.malformed("sd", "must be always, allowed or never");
        });
  }

  /**
   * {@return this, with what it does not say taken from {@code extended}} §4.6.5: what the extended
   * type forbids can't be allowed, nor what it demands left out.
   */
  ClaimMetadata over(ClaimMetadata extended) throws ProblemException {
    var theirs = extended.disclosure.orElse(SelectiveDisclosure.ALLOWED);
    if (theirs != SelectiveDisclosure.ALLOWED
        && disclosure.filter(theirs::equals).isEmpty()
        && disclosure.isPresent()) {
      throw contradiction("must not change what the type that it extends says of disclosure");
    }
    if (extended.mandatory.equals(Optional.of(Mandatory.REQUIRED))
        && mandatory.equals(Optional.of(Mandatory.OPTIONAL))) {
      throw contradiction("must not make optional what the type that it extends demands");
    }
    return new ClaimMetadata(
        path,
        display.isEmpty() ? extended.display : display,
        mandatory.or(() -> extended.mandatory),
        disclosure.or(() -> extended.disclosure));
  }

  /** Refuses {@code presented} where it breaks this rule for certain. §4.6. */
  void require(SdJwtPresentation presented) throws ProblemException {
    var selection = presented.select(path);
    for (var claim : selection.claims()) {
      requireDisclosable(claim.disclosability());
    }
    if (mandatory.equals(Optional.of(Mandatory.REQUIRED))
        && selection.claims().isEmpty()
        && selection.rest() == ClaimSelection.Rest.NONE) {
      throw broken("lacks a claim that its type demands");
    }
  }

  private void requireDisclosable(ClaimSelection.Disclosability disclosability)
      throws ProblemException {
    var rule = disclosure.orElse(SelectiveDisclosure.ALLOWED);
    boolean isPermanent = disclosability == ClaimSelection.Disclosability.PERMANENT;
    if (rule == SelectiveDisclosure.ALWAYS && isPermanent) {
      throw broken("its holder can't withhold a claim that its type lets her withhold");
    }
    if (rule == SelectiveDisclosure.NEVER && !isPermanent) {
      throw broken("its holder could withhold a claim that its type demands to be shown");
    }
  }

  private static ProblemException broken(String detail) {
    return new ProblemException(ProblemType.SCHEMA_FAILED, Pointer.ROOT, detail);
  }

  private static ProblemException contradiction(String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, CLAIMS, detail);
  }
}
