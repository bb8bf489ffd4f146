package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.Listing;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;

/** One run of the command: what a verb gets. */
final class Session {
  private final Surroundings surroundings;
  private final GlobalOptions options;

  Session(Surroundings surroundings, GlobalOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  Terminal terminal() {
    return new Terminal(
        surroundings.out(),
        surroundings.err(),
        Look.of(surroundings.outTerminal(), options.colour, surroundings.environment()),
        Look.of(surroundings.errTerminal(), options.colour, surroundings.environment()));
  }

  Home home() {
    return Home.of(surroundings);
  }

  InstantSource clock() {
    return surroundings.clock();
  }

  /** {@return the value of an environment variable, empty if it is not set or set to nothing} */
  Optional<String> variable(String name) {
    return surroundings.variable(name);
  }

  /** {@return the language of the person} */
  Locale language() {
    return Language.of(this::variable);
  }

  /** {@return whether the output is for programs} */
  boolean json() {
    return options.json;
  }

  Documents documents() {
    return new Documents(surroundings, terminal());
  }

  Unlocking unlocking() {
    return new Unlocking(surroundings, options, home(), keyboard());
  }

  /** {@return the person who may be asked} */
  Optional<Keyboard> keyboard() {
    return options.noInput ? Optional.empty() : surroundings.keyboard();
  }

  /** {@return the wallet, opened} */
  Wallet wallet() throws Refusal, WalletException, IOException {
    var home = home();
    try (var unlock = unlocking().existing()) {
      return Wallet.open(home.wallet(), unlock).withClock(clock());
    }
  }

  /** {@return what is held in {@code listing}, after saying what of it is damaged} */
  <T> List<T> held(Listing<T> listing) {
    var terminal = terminal();
    listing.damage().forEach(e -> terminal.say(Look.Symbol.WARNING, e.detail()));
    return listing.held();
  }

  /** Refuses to go on where there is a wallet: before a person is asked for anything. */
  void requireNoWallet() throws Refusal {
    var place = home().wallet();
    if (Files.exists(place.resolve("wallet.json"))) {
      throw new Refusal(
          ExitCode.REFUSED,
          "there already is a wallet in " + place,
          "use it, or set VC_HOME to another place");
    }
  }

  /** Refuses to write both a file and an object for programs to standard output. */
  void requireOneUseOfStandardOutput(String target) throws Refusal {
    if (json() && target.equals(Documents.STANDARD)) {
      throw new Refusal(
          ExitCode.USAGE, "--json and - both want standard output", "name a file instead of -");
    }
  }

  /** Shows a person what she is about to be asked, even where standard error goes elsewhere. */
  void tell(List<String> lines) throws IOException {
    var terminal = terminal();
    lines.forEach(terminal::say);
    var keyboard = keyboard();
    if (!terminal.isWatched() && keyboard.isPresent() && !options.yes) {
      keyboard.get().show(lines.stream().map(Visible::text).collect(Collectors.joining("\n")));
    }
  }

  /** What a verb did: an object for programs, a line for people. */
  void done(JsonObject object, String line) {
    if (json()) {
      terminal().json(object);
    } else {
      terminal().say(Look.Symbol.GOOD, line);
    }
  }

  /** Says {@code line} to a person; programs have read it in an object. */
  void remark(String line) {
    if (!json()) {
      terminal().say(line);
    }
  }

  /** Warns a person of {@code line}; programs have read it in an object. */
  void warn(String line) {
    if (!json()) {
      terminal().say(Look.Symbol.WARNING, line);
    }
  }

  /** Shows the page of help that is called {@code name}, which exists. */
  void page(String name) {
    var text = HelpText.of(name);
    if (json()) {
      terminal()
          .json(
              JsonObject.builder()
                  .put("schema", "vc/help/1")
                  .put("topic", name)
                  .put("text", text)
                  .build());
    } else {
      terminal().page(text);
    }
  }

  /** Asks, and goes on only after a yes. The answer to nothing is no. */
  void confirm(String question) throws Refusal, IOException {
    if (options.yes) {
      return;
    }
    var keyboard = keyboard();
    if (keyboard.isEmpty()) {
      throw new Refusal(
          ExitCode.DECLINED, "this needs a yes, and nobody can be asked", "say it with --yes");
    }
    var answer = keyboard.get().line(Visible.text(question) + " [y/N] ").strip();
    if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
      throw new Refusal(ExitCode.DECLINED, "you said no; nothing was done", "");
    }
  }
}
