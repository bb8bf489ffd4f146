/**
 * The one guarded fetcher, and the only network code of these libraries. Whoever wants something
 * fetched hands it in; nothing here fetches by itself.
 */
@NullMarked
package org.workcommons.vc.fetch;

import org.jspecify.annotations.NullMarked;
