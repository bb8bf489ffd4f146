package org.workcommons.vc.issuer;

import java.net.URI;
import java.nio.file.Path;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/**
 * A program that allocates places and prints each as soon as the register has given it out. Run by
 * tests as a process of its own, which they kill. With a fourth argument it does so in one batch
 * without end.
 */
final class AllocatingProcess {
  private AllocatingProcess() {}

  public static void main(String[] args) throws IssuingException {
    try (var register = open(args[0], URI.create(args[1]))) {
      if (args.length > 3) {
        endlessBatch(register);
      }
      for (int i = Integer.parseInt(args[2]); i > 0; i--) {
        print(register.allocate(StatusPurpose.REVOCATION));
      }
    }
  }

  private static StatusRegister open(String address, URI base) throws IssuingException {
    return address.startsWith("jdbc:")
        ? StatusRegister.connect(Postgres.source(address), base)
        : StatusRegister.open(Path.of(address), base);
  }

  private static void endlessBatch(StatusRegister register) throws IssuingException {
    try (var batch = register.begin()) {
      while (true) {
        print(batch.allocate(StatusPurpose.REVOCATION));
      }
    }
  }

  private static void print(StatusEntry entry) {
    System.out.println(entry.list() + " " + entry.index());
    System.out.flush();
  }
}
