/** The domain's words: work statements, their chain, counts and buckets. */
@NullMarked
package org.workcommons.vc.work;

import org.jspecify.annotations.NullMarked;
