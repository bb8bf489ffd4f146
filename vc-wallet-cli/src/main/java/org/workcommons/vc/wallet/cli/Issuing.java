package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.wallet.store.WalletException;

/** The issuer's side of the command line: one of the wallet's identities signs. */
final class Issuing {
  private Issuing() {}

  /** {@return who issues: the identity called {@code name}} */
  static Issuer issuer(Session session, String name, StatusRegister register)
      throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var identity = Identities.find(session, wallet, name);
    return Issuer.of(
            identity.did(),
            wallet.key(identity.did(), SecretAccess.GRANTED),
            new DataIntegrity(Cryptosuite.EDDSA_JCS_2022),
            register)
        .withClock(session.clock());
  }

  static Refusal refusal(IssuingException e) {
    return new Refusal(ExitCode.FAILED, String.valueOf(e.getMessage()), e.remedy());
  }
}
