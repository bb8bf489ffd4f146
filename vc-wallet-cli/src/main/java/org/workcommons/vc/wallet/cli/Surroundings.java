package org.workcommons.vc.wallet.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The world as the command finds it.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param outTerminal whether standard output goes to a terminal
 * @param errTerminal whether standard error goes to a terminal
 * @param environment the environment variables
 * @param directory where relative paths start
 * @param keyboard the person who can be asked, empty if there is none
 * @param clock the time
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment,
    Path directory,
    Optional<Keyboard> keyboard,
    InstantSource clock) {

  /** {@return this process's surroundings} */
  static Surroundings ofThisProcess() {
    return new Surroundings(
        System.in,
        System.out,
        System.err,
        ControllingTerminal.isTerminal(1),
        ControllingTerminal.isTerminal(2),
        System.getenv(),
        Path.of(""),
        ControllingTerminal.find(),
        InstantSource.system());
  }

  /** {@return the value of an environment variable, empty if it is not set or set to nothing} */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
