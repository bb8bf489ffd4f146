/** What went wrong, where, and what to do about it. Knows nothing of the rest. */
@NullMarked
package org.workcommons.vc.problem;

import org.jspecify.annotations.NullMarked;
