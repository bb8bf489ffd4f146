package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimType;

/**
 * Somebody belongs to a commons. {@code specs/membership.md}. The commons itself issues it; its
 * validity and its status say for how long.
 *
 * @param member who belongs to it
 * @param memberOf the commons
 * @param memberClass as what: a word of the commons' own, such as {@code worker} or {@code
 *     supporter}
 * @param memberSince since which day, from 1970 to 9999
 * @param sector the branch of work, a word of the commons' own
 * @param region where, a coarse name as in {@link WorkStatement#area()}
 * @param agreement what the member agreed to
 */
public record Membership(
    Did member,
    Did memberOf,
    String memberClass,
    LocalDate memberSince,
    Optional<String> sector,
    Optional<String> region,
    Optional<Agreement> agreement) {
  /** Credentials of the type {@code MembershipCredential}. */
  public static final ClaimType<Membership> TYPE =
      ClaimType.of(
              "MembershipCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/membership/1"),
              MembershipForm::read,
              MembershipForm::write)
          .withSingleSubject()
          .withRule(Rules::membership);

  public Membership {
    requireNonNull(member);
    requireNonNull(memberOf);
    requireNonNull(agreement);
    if (!Terms.TOKEN.matcher(memberClass).matches()
        || sector.isPresent() && !Terms.TOKEN.matcher(sector.get()).matches()) {
      throw new IllegalArgumentException("classes and sectors are words in small letters");
    }
    if (memberSince.getYear() < 1970 || memberSince.getYear() > 9999) {
      throw new IllegalArgumentException("a day from 1970 to 9999: " + memberSince);
    }
    if (region.isPresent() && !WorkStatement.isArea(region.get())) {
      throw new IllegalArgumentException("a region is one line of up to 80 characters");
    }
  }

  /** {@return the type only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "Membership";
  }

  /**
   * The text that a member agreed to.
   *
   * @param url where it stands, a plain {@code http} or {@code https} URL
   * @param digest of the very text, since what stands at a URL changes
   */
  public record Agreement(URI url, Digest digest) {
    public Agreement {
      requireNonNull(digest);
      if (!WorkStatement.isOccupation(url)) {
        throw new IllegalArgumentException("an agreement stands at a plain http or https URL");
      }
    }
  }
}
