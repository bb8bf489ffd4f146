package org.workcommons.vc.endpoint;

import java.net.URI;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusPurpose;

/** The status lists of one issuer, and a place on them for each credential. */
final class StatusPages implements Route {
  private final StatusRegister register;
  private final Issuer issuer;
  private final String base;

  StatusPages(StatusRegister register, Issuer issuer, String base) {
    this.register = register;
    this.issuer = issuer;
    this.base = base;
  }

  /** {@return {@code credential} with a place of its own on a list} */
  JsonObject withStatus(JsonObject credential) {
    try {
      return credential.with(
          "credentialStatus", register.allocate(StatusPurpose.REVOCATION).json());
    } catch (IssuingException e) {
      throw new IllegalStateException("the register of this process can always be reached", e);
    }
  }

  @Override
  public Reply answer(Request request) throws ProblemException {
    try {
      var list = issuer.statusList(URI.create(base + request.rest()));
      return Reply.ok(JsonReader.readObject(list.toByteArray()));
    } catch (IssuingException e) {
      return Reply.plain(404, "no such list");
    }
  }
}
