/** Decentralized identifiers, controller documents, and how a verification method is retrieved. */
@NullMarked
package org.workcommons.vc.did;

import org.jspecify.annotations.NullMarked;
