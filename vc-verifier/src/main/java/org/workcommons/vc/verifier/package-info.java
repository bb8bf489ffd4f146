/**
 * From received bytes to a verdict: the verifier, its policies, and the only types that assert a
 * check was made.
 */
@NullMarked
package org.workcommons.vc.verifier;

import org.jspecify.annotations.NullMarked;
