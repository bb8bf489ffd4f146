package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.verifier.Report;

/**
 * What became of a credential that was offered to the wallet.
 *
 * @param result what became of it
 * @param report what the verifier found
 */
public record Receipt(Result result, Report report) {
  public Receipt {
    requireNonNull(result);
    requireNonNull(report);
  }

  /** Kept or not, and why. */
  public enum Result {
    /** It was verified and is in the wallet now. */
    KEPT,
    /**
     * It was verified but for its status, which could not be asked for, and is in the wallet now.
     */
    KEPT_STATUS_UNKNOWN,
    /** The wallet had it already. */
    ALREADY_HELD,
    /** It is about somebody else. It was not kept. */
    NOT_ABOUT_YOU,
    /** It did not verify. It was not kept. */
    REFUSED
  }
}
