package org.workcommons.vc.examples.attacklab;

import java.util.List;

/** All attacks of the price list, in its order. */
final class Attacks {
  static final List<Attack> ALL =
      List.of(
          BallotStuffing.by(1),
          BallotStuffing.by(5),
          BallotStuffing.by(20),
          BallotStuffing.paid(),
          new Ring(),
          Hiding.buckets(),
          Hiding.months(),
          Hiding.replay(),
          StaleHead.published(),
          StaleHead.unpublished(),
          new PlatformLeftOut(),
          new SecondAccount(),
          new Whitewashing(),
          new SlowMilking(),
          SelfIssuing.bySelf(),
          SelfIssuing.byOneBribe(),
          SelfIssuing.byBribe(),
          new MadeUpCustomers(),
          RoguePlatform.uniform(),
          RoguePlatform.selective(),
          ScaleInflation.renewed(),
          ScaleInflation.outdated(),
          Vendetta.ofOne(),
          Vendetta.ofSeveral(),
          Vendetta.ofACrowd(),
          new ReviewBombing(),
          Retaliation.inSight(),
          Retaliation.revealedTogether());

  private Attacks() {}
}
