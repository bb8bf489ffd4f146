package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * What became of a credential that the worker was asked to sign too.
 *
 * @param receipt whether the wallet kept it with her signature
 * @param credential it with her signature, to be sent back; empty where she did not sign
 */
public record Countersigned(Receipt receipt, Optional<VerifiableCredential> credential) {
  public Countersigned {
    requireNonNull(receipt);
    requireNonNull(credential);
  }
}
