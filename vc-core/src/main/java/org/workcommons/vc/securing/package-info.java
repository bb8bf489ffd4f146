/**
 * How credentials and presentations are made verifiable: Data Integrity proofs and their
 * cryptosuites, and JSON Web Signatures. The one place that knows the JOSE library.
 */
@NullMarked
package org.workcommons.vc.securing;

import org.jspecify.annotations.NullMarked;
