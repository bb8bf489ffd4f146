package org.workcommons.vc.examples.attacklab;

/** A new platform makes up engagements and five stars. */
record RoguePlatform(Label label, Site site) implements Attack {
  private static final int MOST = 1280;

  static RoguePlatform uniform() {
    return new RoguePlatform(
        new Label(
            "rogue platform, uniform",
            "a new platform gives five stars to everybody, made up, as many as one likes",
            "ratings",
            Aim.RISE,
            1000,
            MOST),
        Site.GLITTER);
  }

  static RoguePlatform selective() {
    return new RoguePlatform(
        new Label(
            "rogue platform, selective",
            "a new platform copies an honest platform's statistics and sells five stars",
            "ratings",
            Aim.RISE,
            300,
            MOST),
        Site.MIRROR);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var fakes = Fakes.by(effort, effort, site.best());
    return before(lab, subject, effort).plus(Account.of(site, fakes));
  }
}
