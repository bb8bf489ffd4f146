/** Issuing in the name of one identifier, and the register that remembers what was issued. */
@NullMarked
package org.workcommons.vc.issuer;

import org.jspecify.annotations.NullMarked;
