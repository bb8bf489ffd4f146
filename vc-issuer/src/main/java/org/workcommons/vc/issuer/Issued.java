package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusEntry;

/**
 * A credential on its way to its holder, and the handle by which it can be revoked.
 *
 * @param credential the secured credential
 * @param entry its place in the issuer's status lists
 */
public record Issued(VerifiableCredential credential, StatusEntry entry) {
  public Issued {
    requireNonNull(credential);
    requireNonNull(entry);
  }
}
