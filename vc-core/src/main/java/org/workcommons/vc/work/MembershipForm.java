package org.workcommons.vc.work;

import java.util.Optional;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** A membership as the subject of its credential: {@code specs/schemas/membership-1.json}. */
final class MembershipForm {
  private static final String TYPE = "Member";

  private MembershipForm() {}

  static Membership read(ObjectReader in) throws ProblemException {
    Terms.type(in, TYPE);
    return new Membership(
        Terms.did(in, "id"),
        Terms.did(in, "memberOf"),
        Terms.token(in, "memberClass"),
        Terms.day(in, "memberSince"),
        in.object().has("sector") ? Optional.of(Terms.token(in, "sector")) : Optional.empty(),
        Terms.area(in, "region"),
        agreement(in));
  }

  private static Optional<Membership.Agreement> agreement(ObjectReader in) throws ProblemException {
    var url = Terms.url(in, "agreement");
    var digest = Terms.digest(in, "agreementDigest");
    if (url.isPresent() != digest.isPresent()) {
      throw in.malformed("agreementDigest", "must be there just if agreement is");
    }
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(new Membership.Agreement(url.get(), digest.orElseThrow()));
  }

  static JsonObject write(Membership membership) {
    var json =
        JsonObject.builder()
            .put("id", membership.member().value())
            .put("type", TYPE)
            .put("memberOf", membership.memberOf().value())
            .put("memberClass", membership.memberClass())
            .put("memberSince", membership.memberSince().toString())
            .putIfPresent("sector", membership.sector())
            .putIfPresent("region", membership.region());
    membership
        .agreement()
        .ifPresent(
            agreement ->
                json.put("agreement", agreement.url().toString())
                    .put("agreementDigest", agreement.digest().value()));
    return json.build();
  }
}
