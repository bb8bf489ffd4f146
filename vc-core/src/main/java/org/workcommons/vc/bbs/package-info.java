/**
 * BBS signatures: many messages under one signature, of which a holder later shows some, with a
 * proof that can't be linked to the signature or to another proof. draft-irtf-cfrg-bbs-signatures,
 * ciphersuite BLS12-381-SHA-256. Not exported: {@code key} holds the keys, {@code securing} makes
 * and judges the proofs.
 */
@NullMarked
package org.workcommons.vc.bbs;

import org.jspecify.annotations.NullMarked;
