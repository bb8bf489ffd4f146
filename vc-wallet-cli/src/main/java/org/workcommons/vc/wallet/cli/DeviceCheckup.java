package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.workcommons.vc.encoding.DateTimeStamp;

/** What {@code vc doctor} looks at that is not the wallet. Asks nothing of the network. */
final class DeviceCheckup {
  /** No clock that is right shows an earlier time to this program. */
  private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");

  /** Until then somebody will have written a better check. */
  private static final Instant ABSURD = Instant.parse("2100-01-01T00:00:00Z");

  private static final long MEBIBYTE = 1 << 20;
  private static final long SCARCE = 100 * MEBIBYTE;
  private static final long TOO_LITTLE = 10 * MEBIBYTE;
  private static final int OLDEST_JAVA = 17;

  private final Session session;

  DeviceCheckup(Session session) {
    this.session = session;
  }

  List<Finding> findings() throws IOException {
    return List.of(java(), clock(), terminal(), disk());
  }

  private static Finding java() {
    int release = Runtime.version().feature();
    var detail = "Java " + Runtime.version() + ", vc " + Version.text();
    return release < OLDEST_JAVA
        ? Finding.bad("java", detail, "install Java " + OLDEST_JAVA + " or later")
        : Finding.good("java", detail);
  }

  private Finding clock() {
    var now = session.clock().instant();
    var detail = "it is " + DateTimeStamp.text(now.truncatedTo(ChronoUnit.SECONDS));
    return now.isBefore(RELEASED) || now.isAfter(ABSURD)
        ? Finding.bad(
            "clock",
            detail + ", which can't be",
            "set the clock: validity and requests depend on it")
        : Finding.good("clock", detail);
  }

  private Finding terminal() {
    var terminal = session.terminal();
    if (!terminal.look().unicode()) {
      return Finding.warning(
          "terminal",
          "the locale does not say UTF-8, so symbols are ASCII and file names may be limited",
          "set LANG to a name that ends in UTF-8, such as C.UTF-8");
    }
    return Finding.good(
        "terminal",
        (terminal.isWatched() ? "a terminal" : "no terminal")
            + (terminal.look().colour() ? ", with colours" : ", without colours")
            + (session.keyboard().isPresent() ? ", somebody can be asked" : ", nobody to ask"));
  }

  private Finding disk() throws IOException {
    var place = existing(session.home().wallet().toAbsolutePath());
    long free = Files.getFileStore(place).getUsableSpace();
    var detail = free / MEBIBYTE + " MiB free on the disk of " + place;
    if (!Files.isWritable(place)) {
      return Finding.bad("disk", place + " can't be written to", "change its owner or permissions");
    }
    if (free < TOO_LITTLE) {
      return Finding.bad("disk", detail, "make room before anything is written");
    }
    return free < SCARCE
        ? Finding.warning("disk", detail, "make room")
        : Finding.good("disk", detail);
  }

  private static Path existing(Path place) {
    var parent = place.getParent();
    return Files.isDirectory(place) || parent == null ? place : existing(parent);
  }
}
