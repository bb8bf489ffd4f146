package org.workcommons.vc.examples.attacklab;

/** Somebody who is good on one platform and bad on another shows the first alone. */
record PlatformLeftOut() implements Attack {
  @Override
  public Label label() {
    return new Label(
        "leaving out a whole platform",
        "is good on one platform, bad on another, and shows only the first",
        "platforms",
        Aim.RISE,
        1,
        1);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    var other = lab.career(Site.TANDEM, "other platform", subject);
    return lab.worker(subject, 0.5).plus(other.work(-1, 0, Career.LAST, 216).account());
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    return before(lab, subject, effort).only(0);
  }
}
