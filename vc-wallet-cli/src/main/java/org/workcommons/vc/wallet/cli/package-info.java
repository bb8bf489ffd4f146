/**
 * The command {@code vc}: one class for each verb, thin over the library. {@link
 * org.workcommons.vc.wallet.cli.Main} reads the arguments, {@code Session} is what a verb gets,
 * {@code Terminal} is the only way out, {@code Keyboard} the only way to a person. Help texts are
 * files beside the classes, and a test holds them against the options.
 */
@NullMarked
package org.workcommons.vc.wallet.cli;

import org.jspecify.annotations.NullMarked;
