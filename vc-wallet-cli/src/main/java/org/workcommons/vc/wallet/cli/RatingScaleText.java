package org.workcommons.vc.wallet.cli;

import java.util.regex.Pattern;
import org.workcommons.vc.work.RatingScale;

/** A scale on the command line: {@code 1-10}. */
final class RatingScaleText {
  private static final Pattern SYNTAX = Pattern.compile("(-?[0-9]{1,3})-(-?[0-9]{1,3})");

  private RatingScaleText() {}

  static RatingScale parse(String text) throws Refusal {
    var match = SYNTAX.matcher(text);
    if (match.matches()) {
      try {
        return new RatingScale(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
      } catch (IllegalArgumentException e) {
        throw refusal();
      }
    }
    throw refusal();
  }

  private static Refusal refusal() {
    return new Refusal(
        ExitCode.USAGE, "not a scale", "--scale is like 1-10, from the worst step to the best");
  }
}
