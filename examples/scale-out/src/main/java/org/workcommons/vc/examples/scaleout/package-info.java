/**
 * Verifying and scoring millions of work statements on many machines, with Apache Spark: Parquet
 * in, Parquet out, and the same rows as from one machine.
 */
@NullMarked
package org.workcommons.vc.examples.scaleout;

import org.jspecify.annotations.NullMarked;
