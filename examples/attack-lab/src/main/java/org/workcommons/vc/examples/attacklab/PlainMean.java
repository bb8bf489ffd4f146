package org.workcommons.vc.examples.attacklab;

/** What most platforms do: the mean of whatever is there, from the worst to the best step. */
final class PlainMean implements Ruler {
  private static final long U = 1_000_000;

  @Override
  public String name() {
    return "plain mean";
  }

  @Override
  public long mark(Showing showing) {
    long sum = 0;
    long count = 0;
    for (var account : showing.accounts()) {
      var seen = account.seen();
      count += seen.size();
      for (var rating : seen) {
        sum += rating.step() * U / account.site().best();
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
