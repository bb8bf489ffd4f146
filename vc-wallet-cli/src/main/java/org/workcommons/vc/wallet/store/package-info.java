/**
 * The encrypted store: one directory on the worker's own disk, one file for each thing in it. The
 * format is described in {@code specs/wallet-store.md}.
 *
 * <pre>
 * wallet.json             what opens the store: format, version, key derivation, wrapped keyset
 * lock                    taken by whoever writes
 * key/NAME.sealed         one encrypted file for each item, in a directory for each kind,
 * credential/NAME.sealed  so that one damaged file costs one item and is named
 * log/NAME.sealed
 * setting/NAME.sealed
 * </pre>
 *
 * <p>What belongs here: bytes on disk, and who may read them. What the bytes mean does not.
 *
 * <p>The store protects what it holds against whoever gets at the disk: nothing can be read,
 * altered, swapped or renamed without being noticed. It does not hide how many items there are, how
 * large and how old they are, and can't notice that a file was deleted or replaced by an earlier
 * copy of itself.
 */
@NullMarked
package org.workcommons.vc.wallet.store;

import org.jspecify.annotations.NullMarked;
