/**
 * What verifying and issuing cost, beside the signature alone and beside other implementations in
 * the same run.
 */
package org.workcommons.vc.examples.benchmarks;
