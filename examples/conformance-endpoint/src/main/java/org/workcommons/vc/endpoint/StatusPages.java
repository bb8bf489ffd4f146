package org.workcommons.vc.endpoint;

import java.net.URI;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.StatusValues;

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
      var place = register.allocate(StatusPurpose.REVOCATION);
      var entry = new StatusEntry(place.purpose(), place.list(), place.index(), explained());
      return credential.with("credentialStatus", entry.json());
    } catch (IssuingException e) {
      throw new IllegalStateException("the register of this process can always be reached", e);
    }
  }

  /** Optional members, so that the suite has something to look at. */
  private StatusValues explained() {
    return new StatusValues(1, List.of("valid", "revoked"), List.of(URI.create(base)));
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
