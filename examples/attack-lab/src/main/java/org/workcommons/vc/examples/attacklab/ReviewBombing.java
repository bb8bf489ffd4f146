package org.workcommons.vc.examples.attacklab;

/**
 * A crowd that never met the worker gives one star. No statement counts a rating without an
 * engagement, so it reaches only those who count whatever anybody posts.
 */
record ReviewBombing() implements Attack {
  @Override
  public Label label() {
    return new Label(
        "review bombing, no engagement",
        "a crowd that never met a good worker posts one star",
        "people",
        Aim.FALL,
        100,
        640);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 1);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    return before(lab, subject, effort)
        .with(account -> account.withPosts(Fakes.within(1, effort, effort, 0)));
  }
}
