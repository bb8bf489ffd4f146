/**
 * Digital credentials of the IETF: SD-JWT VC, draft-ietf-oauth-sd-jwt-vc. Their issuers, their
 * types and what the types say of their claims. They are no documents of the W3C data model and
 * have no JSON-LD: the two worlds do not mix.
 */
@NullMarked
package org.workcommons.vc.sdjwtvc;

import org.jspecify.annotations.NullMarked;
