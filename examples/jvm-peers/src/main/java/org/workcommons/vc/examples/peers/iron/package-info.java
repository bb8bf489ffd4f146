/** Another implementation of Data Integrity for the JVM. */
@org.jspecify.annotations.NullMarked
package org.workcommons.vc.examples.peers.iron;
