/**
 * What attacks on {@code commons-score/1} cost, by simulation. Every score comes from the library;
 * the people, their ratings and the attacks are made up from a seed.
 */
@NullMarked
package org.workcommons.vc.examples.attacklab;

import org.jspecify.annotations.NullMarked;
