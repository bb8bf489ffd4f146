package org.workcommons.vc.examples.quickstart;

import java.nio.file.Path;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;

/** A driver keeps what she earned, and shows it when she wants to. */
public final class Worker {
  private final Wallet wallet;
  private final Did did;

  public Worker(Path directory, char[] passphrase) throws WalletException {
    // tag::readme[]
    wallet = Wallet.create(directory, Unlock.passphrase(passphrase));
    did = wallet.newIdentity("Drivers' Co-op").did(); // one for each platform
    // end::readme[]
  }

  public Did did() {
    return did;
  }

  public Receipt keep(VerifiableCredential credential, Verifier verifier) throws WalletException {
    // tag::readme[]
    var receipt = wallet.receive(credential, verifier); // verified before it is kept
    // end::readme[]
    return receipt;
  }

  public VerifiablePresentation answer(PresentationRequest request) throws WalletException {
    // tag::readme[]
    var proposal = wallet.propose(request); // what would leave; nothing leaves
    show(proposal.disclosures());
    var consent = proposal.approve(); // the only way to get a Consent
    return wallet.present(consent);
    // end::readme[]
  }

  private static void show(Object disclosures) {
    System.out.println(disclosures);
  }
}
