/** Whether a credential still stands: status entries and status lists. */
@NullMarked
package org.workcommons.vc.status;

import org.jspecify.annotations.NullMarked;
