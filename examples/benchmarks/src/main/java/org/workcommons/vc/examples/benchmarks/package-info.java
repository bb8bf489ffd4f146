/**
 * What verifying and issuing cost, beside the raw signature of the same provider over as many bytes
 * in the same run.
 */
package org.workcommons.vc.examples.benchmarks;
