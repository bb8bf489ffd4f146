/**
 * Selective Disclosure for JSON Web Tokens, RFC 9901: an issuer puts digests in the place of what a
 * holder may withhold, the holder shows the disclosures that she chooses and binds them to one
 * request, a verifier puts them back. Whatever the token says; credentials of the W3C belong to
 * {@link org.workcommons.vc.securing}, those of the IETF to {@link org.workcommons.vc.sdjwtvc}.
 */
@NullMarked
package org.workcommons.vc.sdjwt;

import org.jspecify.annotations.NullMarked;
