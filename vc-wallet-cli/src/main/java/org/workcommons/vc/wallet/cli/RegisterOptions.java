package org.workcommons.vc.wallet.cli;

import java.net.URI;
import java.nio.file.Path;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.PostgresAddress;
import org.workcommons.vc.issuer.StatusRegister;
import picocli.CommandLine.Option;

/** Where the register is: {@code --register}, beside the wallet unless it is said. */
final class RegisterOptions {
  private static final String BESIDE_THE_WALLET = "register.sqlite";

  @Option(names = "--register", paramLabel = "REGISTER")
  String register = "";

  /** {@return the register} New lists are published under {@code listBase}. */
  StatusRegister open(Session session, String listBase) throws Refusal, IssuingException {
    var lists = lists(listBase);
    if (PostgresAddress.isMeant(register)) {
      return StatusRegister.connect(address(session).source(), lists);
    }
    return StatusRegister.open(file(session), lists);
  }

  private Path file(Session session) throws Refusal {
    if (register.contains("?")) {
      throw new Refusal(
          ExitCode.USAGE,
          "a register's file has no question mark in its name",
          "give another name");
    }
    return register.isEmpty()
        ? session.home().wallet().resolveSibling(BESIDE_THE_WALLET)
        : session.documents().path(register);
  }

  private PostgresAddress address(Session session) throws Refusal {
    try {
      var address = PostgresAddress.of(register);
      var user = session.variable("PGUSER");
      var password = session.variable("PGPASSWORD");
      address = user.isPresent() ? address.withUser(user.get()) : address;
      return password.isPresent() ? address.withPassword(password.get()) : address;
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          String.valueOf(e.getMessage()),
          "the password is looked for in PGPASSWORD and in ~/.pgpass: vc help environment");
    }
  }

  private static URI lists(String listBase) throws Refusal {
    try {
      var lists = URI.create(listBase);
      if (StatusRegister.isListBase(lists)) {
        return lists;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refusal(
        ExitCode.USAGE,
        "status lists are published under a URL",
        "such as https://coop.example/status");
  }
}
