package org.workcommons.vc.sdjwt;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonValue;

/**
 * Which claims of a token a path selects, as they were issued.
 *
 * @param claims those that are there, shown or withheld
 * @param rest whether there may be more
 */
public record ClaimSelection(List<Claim> claims, Rest rest) {
  public ClaimSelection {
    claims = List.copyOf(claims);
  }

  /** Whether all that a path selects was found. */
  public enum Rest {
    /** There is nothing else. */
    NONE,
    /** Something else may be withheld: nobody but the holder and the issuer can know. */
    MAY_BE_WITHHELD
  }

  /** Whether a holder can withhold a claim for itself. */
  public enum Disclosability {
    /** The issuer signed it in plain. */
    PERMANENT,
    /** A digest stands for it. */
    DISCLOSABLE
  }

  /**
   * A claim.
   *
   * @param value as it was issued, in which digests may stand; empty where it is withheld
   * @param disclosability whether it can be withheld, whatever stands around it
   */
  public record Claim(Optional<JsonValue> value, Disclosability disclosability) {}
}
