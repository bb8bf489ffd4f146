/**
 * A small immutable JSON value type, and typed reading of its members with pointers to what was
 * wrong.
 */
@NullMarked
package org.workcommons.vc.json;

import org.jspecify.annotations.NullMarked;
