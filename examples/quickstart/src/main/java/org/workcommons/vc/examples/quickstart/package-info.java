/**
 * The README's code, one class for each of the three users. What stands between the tags is what
 * the README shows.
 */
package org.workcommons.vc.examples.quickstart;
