package org.workcommons.vc.examples.attacklab;

import java.util.List;
import org.workcommons.vc.work.Assurance;

/** Statements that don't come from where the work was. */
record SelfIssuing(Label label, int organisers) implements Attack {
  private static final int MOST = 1280;

  static SelfIssuing bySelf() {
    return new SelfIssuing(
        new Label(
            "self-issued statements",
            "signs statements of a second platform herself",
            "ratings",
            Aim.RISE,
            300,
            MOST),
        0);
  }

  static SelfIssuing byBribe() {
    return new SelfIssuing(
        new Label(
            "bribed attestation",
            "has two organisers attest ratings of a platform she never worked on",
            "ratings",
            Aim.RISE,
            300,
            MOST),
        2);
  }

  static SelfIssuing byOneBribe() {
    return new SelfIssuing(
        new Label(
            "bribed attestation, one organiser",
            "has one organiser attest ratings of a platform she never worked on",
            "ratings",
            Aim.RISE,
            300,
            MOST),
        1);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    List<Rating> fakes = Fakes.by(effort, effort, Site.TANDEM.best());
    var account = Account.of(Site.TANDEM, fakes);
    return before(lab, subject, effort)
        .plus(
            organisers == 0
                ? account.withAssurance(Assurance.SELF_ASSERTED)
                : account.attestedBy(organisers));
  }
}
