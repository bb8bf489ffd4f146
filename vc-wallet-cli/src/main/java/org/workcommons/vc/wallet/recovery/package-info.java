/**
 * Backups that outlive the device and this program: everything the wallet holds, as one JSON
 * document, in one file of the age format. The document is described in {@code specs/backup.md};
 * any program that reads age files opens it.
 */
@NullMarked
package org.workcommons.vc.wallet.recovery;

import org.jspecify.annotations.NullMarked;
