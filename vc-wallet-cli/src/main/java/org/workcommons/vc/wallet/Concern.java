package org.workcommons.vc.wallet;

/**
 * A reason to think twice before answering: they ask for more than they need, or say too little.
 */
public enum Concern {
  /** They don't say what the answer is for. */
  NO_PURPOSE,
  /** They don't say how long they keep it. */
  NO_RETENTION,
  /** They keep it for more than a year. */
  LONG_RETENTION,
  /** A smaller set of claims would satisfy their own query. */
  LESS_WOULD_DO,
  /** They ask for something that identifies the worker for good, such as a number or an address. */
  IDENTIFIER,
  /** They ask for a record where the same credential could answer with yes or no. */
  RECORD_FOR_YES_OR_NO,
  /** They would learn that several identifiers, or several credentials, are one person's. */
  LINKS_IDENTIFIERS
}
