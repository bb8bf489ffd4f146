/**
 * The story that {@code vc demo} tells: one driver, three platforms, and everybody who tries to
 * cheat. It uses the public API only, and reads as a tour of it.
 */
@NullMarked
package org.workcommons.vc.wallet.demo;

import org.jspecify.annotations.NullMarked;
