/** The command vc: one class per verb, thin over the library. */
@NullMarked
package org.workcommons.vc.wallet.cli;

import org.jspecify.annotations.NullMarked;
