/** Implementations of the same specifications that we did not write, run beside ours. */
@NullMarked
package org.workcommons.vc.examples.peers;

import org.jspecify.annotations.NullMarked;
