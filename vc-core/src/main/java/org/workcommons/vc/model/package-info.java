/**
 * The W3C data model: credentials and presentations, secured and not, and what makes them
 * conforming.
 */
@NullMarked
package org.workcommons.vc.model;

import org.jspecify.annotations.NullMarked;
