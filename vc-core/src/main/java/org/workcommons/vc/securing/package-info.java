/**
 * How credentials and presentations are made verifiable: Data Integrity proofs and their
 * cryptosuites.
 */
@NullMarked
package org.workcommons.vc.securing;

import org.jspecify.annotations.NullMarked;
