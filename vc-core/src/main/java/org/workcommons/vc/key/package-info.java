/** Keys and signatures: the one place that knows the cryptographic library. */
@NullMarked
package org.workcommons.vc.key;

import org.jspecify.annotations.NullMarked;
