/** Benchmarks of the signatures in {@code org.workcommons.vc.bbs}, beside what they measure. */
@org.jspecify.annotations.NullMarked
package org.workcommons.vc.bbs;
