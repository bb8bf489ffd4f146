/**
 * The application that the official suites talk to. Everything that decides anything is in the
 * library; here are paths, shapes of messages, and what a suite wants beyond the specifications,
 * each such wish by its name ({@link org.workcommons.vc.endpoint.SuitePolicy}).
 */
@NullMarked
package org.workcommons.vc.endpoint;

import org.jspecify.annotations.NullMarked;
