package org.workcommons.vc.wallet.cli;

import org.workcommons.vc.issuer.IssuingException;

/** What the commands of issuers have in common. */
final class Issuing {
  private Issuing() {}

  static Refusal refusal(IssuingException e) {
    return new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()), e.remedy());
  }
}
