package org.workcommons.vc.examples.attacklab;

import java.util.List;
import org.workcommons.vc.work.Assurance;

/** Statements that don't come from where the work was. */
record SelfIssuing(Label label, Assurance assurance) implements Attack {
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
        Assurance.SELF_ASSERTED);
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
        Assurance.COMMONS_ATTESTED);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    List<Rating> fakes = Fakes.by(effort, effort, Site.TANDEM.best());
    return before(lab, subject, effort)
        .plus(Account.of(Site.TANDEM, fakes).withAssurance(assurance));
  }
}
