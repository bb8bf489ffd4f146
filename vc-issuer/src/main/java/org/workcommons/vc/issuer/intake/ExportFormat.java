package org.workcommons.vc.issuer.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which platforms export a worker's jobs. {@code specs/intake.md}. */
public enum ExportFormat {
  /** A line for each job. */
  CSV,
  /** An object for each job, in the manner of JobTech's gig data. */
  JSON;

  /** {@return the format that a file called {@code name} has by its extension, if it tells} */
  public static Optional<ExportFormat> ofFile(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    for (var format : values()) {
      if (lower.endsWith(format.extension())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  List<Row> rows(byte[] export, Findings findings) {
    return this == CSV
        ? new CsvExport(findings).read(export)
        : new JsonExport(findings).read(export);
  }

  private String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
