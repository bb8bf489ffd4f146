package org.workcommons.vc.verifier;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuredToken;
import org.workcommons.vc.verifier.dcql.CredentialFormat;

/**
 * A presentation around one W3C credential of the format that was asked for, and none of any other:
 * what is in it decides nothing. OpenID for Verifiable Presentations 1.0, appendix B.1.3.
 */
record Wrapped(Parsed parsed) {
  private static final String TYP = "vp+sd-jwt";

  static Optional<Wrapped> of(CredentialFormat asked, Parsed parsed, Run run) {
    if (parsed.credentials().size() != 1) {
      refuse(run, "a presentation answers with one credential");
      return Optional.empty();
    }
    if (!format(parsed.credentials().get(0).secured()).equals(Optional.of(asked))) {
      refuse(run, "around a credential of another format than was asked for");
      return Optional.empty();
    }
    return Optional.of(new Wrapped(parsed));
  }

  private static void refuse(Run run, String detail) {
    run.findings()
        .add(Check.REQUEST, new Problem(ProblemType.PRESENTATION_INCOMPLETE, Pointer.ROOT, detail));
    run.findings().leftUnproven();
  }

  private static Optional<CredentialFormat> format(Secured credential) {
    if (!(credential instanceof SecuredToken token)) {
      return Optional.of(CredentialFormat.LDP_VC);
    }
    return switch (token.mediaType()) {
      case VC_JWT -> Optional.of(CredentialFormat.JWT_VC_JSON);
      case VC_SD_JWT -> Optional.of(CredentialFormat.VC_SD_JWT);
      default -> Optional.empty();
    };
  }

  /** {@return where in the credential the values stand that its holder could have kept back} */
  Set<Pointer> disclosed() {
    return parsed.credentials().get(0).secured() instanceof SecuredToken token
        ? new LinkedHashSet<>(token.disclosed())
        : Set.of();
  }

  /**
   * {@return whether {@code answer} says that it is a presentation, rather than the credential
   * itself} Each has rules of its own, and proves its holder by them.
   */
  static boolean isPresentation(JsonValue answer) {
    if (!(answer instanceof JsonString token)) {
      return false;
    }
    try {
      var header = token.value().substring(0, Math.max(token.value().indexOf('.'), 0));
      return JsonReader.readObject(Base64Url.decode(header))
          .string("typ")
          .filter(typ -> Jwt.isType(typ, TYP))
          .isPresent();
    } catch (ProblemException e) {
      return false; // whoever reads it next says what is wrong with it
    }
  }
}
