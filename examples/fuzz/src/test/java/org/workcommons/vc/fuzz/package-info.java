/** What the fuzz targets share: honest documents, ways to alter them, and the promises to hold. */
@NullMarked
package org.workcommons.vc.fuzz;

import org.jspecify.annotations.NullMarked;
