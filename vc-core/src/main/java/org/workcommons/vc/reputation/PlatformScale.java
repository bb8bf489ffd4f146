package org.workcommons.vc.reputation;

import java.util.Optional;
import java.util.OptionalLong;
import org.workcommons.vc.work.RatingScale;

/**
 * What a policy says of one platform.
 *
 * @param scale on which its clients rate; as many steps as the table has values
 * @param normalisation where the table comes from
 * @param table what each step is worth
 * @param statistics names the signed statistics that the table was computed from; there only if the
 *     normalisation is by ridits
 * @param ceiling the most ratings that all its ratings together can weigh as much as; none if empty
 */
public record PlatformScale(
    RatingScale scale,
    Normalisation normalisation,
    ScaleTable table,
    Optional<String> statistics,
    OptionalLong ceiling) {
  public PlatformScale {
    if (table.values().size() != scale.steps()) {
      throw new IllegalArgumentException("a table has one value for each step of the scale");
    }
    if (statistics.isPresent() != (normalisation == Normalisation.RIDIT)) {
      throw new IllegalArgumentException("statistics are named for ridits and nothing else");
    }
    if (ceiling.isPresent() && ceiling.getAsLong() < 0) {
      throw new IllegalArgumentException("a ceiling is not negative");
    }
  }

  Rates rates() {
    return new Rates(table, ceiling);
  }

  /** What the arithmetic sees of a platform. */
  record Rates(ScaleTable table, OptionalLong ceiling) {
    boolean isAbove(long most) {
      return ceiling.isEmpty() || ceiling.getAsLong() > most;
    }

    Rates under(long most) {
      return isAbove(most) ? new Rates(table, OptionalLong.of(most)) : this;
    }
  }
}
