/**
 * The Digital Credentials Query Language of OpenID for Verifiable Presentations 1.0 §6: what a
 * verifier asks for, the least that answers it, and whether what came back does. Says nothing of
 * proofs, of trust or of transport.
 */
@NullMarked
package org.workcommons.vc.verifier.dcql;

import org.jspecify.annotations.NullMarked;
