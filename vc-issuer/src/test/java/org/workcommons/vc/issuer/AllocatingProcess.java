package org.workcommons.vc.issuer;

import java.net.URI;
import java.nio.file.Path;
import org.workcommons.vc.status.StatusPurpose;

/**
 * A program that allocates places and prints each as soon as the register has given it out. Run by
 * tests as a process of its own, which they kill.
 */
final class AllocatingProcess {
  private AllocatingProcess() {}

  public static void main(String[] args) throws IssuingException {
    try (var register = StatusRegister.open(Path.of(args[0]), URI.create(args[1]))) {
      for (int i = Integer.parseInt(args[2]); i > 0; i--) {
        var entry = register.allocate(StatusPurpose.REVOCATION);
        System.out.println(entry.list() + " " + entry.index());
        System.out.flush();
      }
    }
  }
}
