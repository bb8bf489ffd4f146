/**
 * The worker's side: who she is to whom, what she holds, what a request would make leave, her
 * consent, and the presentation.
 */
@NullMarked
package org.workcommons.vc.wallet;

import org.jspecify.annotations.NullMarked;
