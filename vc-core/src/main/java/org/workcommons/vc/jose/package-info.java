/**
 * JSON Web Signatures and Tokens, RFC 7515 and 7519, stricter than these: one serialization, few
 * algorithms, no keys that nobody vouches for. What is signed is any JSON object; credentials
 * belong to {@link org.workcommons.vc.securing}.
 */
@NullMarked
package org.workcommons.vc.jose;

import org.jspecify.annotations.NullMarked;
