package org.workcommons.vc.issuer;

/**
 * What came of one call of a run.
 *
 * @param issued how many credentials it issued
 * @param before how many it handed over that had been issued before
 */
public record RunTally(long issued, long before) {}
