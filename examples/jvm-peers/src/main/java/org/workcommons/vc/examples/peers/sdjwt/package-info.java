/** Implementations of selectively disclosable tokens for the JVM, ours among them. */
@org.jspecify.annotations.NullMarked
package org.workcommons.vc.examples.peers.sdjwt;
