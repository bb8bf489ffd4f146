/**
 * What a community decides, as data that several of its members sign: documents with visible
 * signatures of m out of n, policies that follow one another, lists of whom it recognises, and the
 * outcomes of disputes.
 */
@NullMarked
package org.workcommons.vc.governance;

import org.jspecify.annotations.NullMarked;
