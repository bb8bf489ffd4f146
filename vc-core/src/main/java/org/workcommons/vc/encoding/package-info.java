/**
 * Bytes to values and back, strictly and bounded: JSON text, JCS, CBOR, base64url, base58,
 * multibase, digests. For our own modules only.
 */
@NullMarked
package org.workcommons.vc.encoding;

import org.jspecify.annotations.NullMarked;
