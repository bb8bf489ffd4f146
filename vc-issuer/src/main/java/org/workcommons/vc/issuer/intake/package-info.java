/** From a platform's export file to monthly chained work statements. */
@NullMarked
package org.workcommons.vc.issuer.intake;

import org.jspecify.annotations.NullMarked;
