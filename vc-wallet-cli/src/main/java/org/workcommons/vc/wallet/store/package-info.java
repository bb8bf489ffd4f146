/** The encrypted store on disk, and backups. */
@NullMarked
package org.workcommons.vc.wallet.store;

import org.jspecify.annotations.NullMarked;
