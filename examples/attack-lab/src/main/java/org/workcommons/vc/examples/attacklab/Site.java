package org.workcommons.vc.examples.attacklab;

import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.work.RatingScale;

/** A platform: its scale, and how generous its clients are. */
@SuppressWarnings("ImmutableEnumChecker") // two of them are records, and nobody writes the array
enum Site {
  /** Five stars, nine times in ten all five. */
  SKIFF("did:web:skiffrides.example", new RatingScale(1, 5), -2.652, -2.378, -2.044, -1.282),
  /** Thumbs down or up. */
  LARDER("did:web:larder.example", new RatingScale(1, 2), -1.243),
  /** Ten points, all of them in use. */
  TANDEM(
      "did:web:tandem.coop.example",
      new RatingScale(1, 10),
      -2.12,
      -1.80,
      -1.555,
      -1.231,
      -0.904,
      -0.487,
      0.0125,
      0.592,
      1.248),
  /** New, and rogue: five stars for everybody. */
  GLITTER("did:web:glitter.example", new RatingScale(1, 5)),
  /** New, and rogue: shows statistics like those of SKIFF, and sells five stars. */
  MIRROR("did:web:mirror.example", new RatingScale(1, 5)),
  /** No platform: single jobs that worker and customer signed. */
  DIRECT("did:web:nobody.example", new RatingScale(1, 5));

  /** Those that honest people work on. */
  static final List<Site> HONEST = List.of(SKIFF, LARDER, TANDEM);

  private final Did did;
  private final RatingScale scale;
  private final double[] thresholds;

  Site(String did, RatingScale scale, double... thresholds) {
    this.did = Did.of(did);
    this.scale = scale;
    this.thresholds = thresholds;
  }

  Did did() {
    return did;
  }

  RatingScale scale() {
    return scale;
  }

  int steps() {
    return scale.steps();
  }

  /** The best step, counted from 0. */
  int best() {
    return steps() - 1;
  }

  /** Whether the community has it on probation. */
  static boolean isOnProbation(Did platform) {
    return platform.equals(GLITTER.did) || platform.equals(MIRROR.did);
  }

  /** The step that somebody gives who is {@code pleased} by so many standard deviations. */
  int step(double pleased) {
    int step = 0;
    while (step < thresholds.length && pleased > thresholds[step]) {
      step++;
    }
    return step;
  }
}
