package org.workcommons.vc.wallet.demo;

import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.Verdict;

/**
 * How one part of the story ended.
 *
 * @param name what was tried
 * @param verdict what the verifier said
 */
record Chapter(String name, Verdict verdict) {
  Report report() {
    return verdict.report();
  }
}
