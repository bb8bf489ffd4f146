/** {@code eddsa-rdfc-2022} put together by hand from Titanium and Bouncy Castle. */
@NullMarked
package org.workcommons.vc.examples.peers.titanium;

import org.jspecify.annotations.NullMarked;
