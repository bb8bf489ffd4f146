package org.workcommons.vc.issuer.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;

/** From the bytes of a CSV export to its rows: {@code specs/intake.md}, The file. */
final class CsvExport {
  static final List<String> COLUMNS =
      List.of(
          "finished_at",
          "client",
          "kind",
          "hours",
          "income",
          "currency",
          "rating",
          "worst",
          "best");

  private final Findings findings;
  private final List<Row> rows = new ArrayList<>();
  private final Map<List<String>, Long> timedRows = new HashMap<>();
  private long lastLine;

  CsvExport(Findings findings) {
    this.findings = findings;
  }

  /** {@return the rows that could be read, in their order in the file} */
  List<Row> read(byte[] csv) {
    if (csv.length > Limits.EXPORT_BYTES) {
      findings.limit("an export has at most " + Limits.EXPORT_BYTES + " bytes");
    } else {
      decode(csv).filter(this::quotesArePaired).ifPresent(this::records);
    }
    return rows;
  }

  private Optional<String> decode(byte[] csv) {
    var in = ByteBuffer.wrap(csv);
    var out = CharBuffer.allocate(csv.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      findings.line(lineAfter(out.toString()), "not UTF-8");
      return Optional.empty();
    }
    // spreadsheets put a byte order mark before the header
    var text = out.toString();
    return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /** A quotation mark that nobody closes would swallow all lines after it. */
  private boolean quotesArePaired(String text) {
    if (text.chars().filter(c -> c == '"').count() % 2 == 0) {
      return true;
    }
    findings.line(
        lineAfter(text.substring(0, text.lastIndexOf('"'))), "a quotation mark without its pair");
    return false;
  }

  private static long lineAfter(String before) {
    return before.chars().filter(c -> c == '\n').count() + 1;
  }

  private void records(String text) {
    // the reader looks ahead, so it may fail before it is asked for the record in question
    try {
      var records = CsvReader.builder().acceptCharsAfterQuotes(false).ofCsvRecord(text).iterator();
      if (!records.hasNext()) {
        findings.line(1, "must be the header " + String.join(",", COLUMNS));
        return;
      }
      var header = records.next();
      lastLine = header.getStartingLineNumber();
      if (isHeader(header)) {
        rows(header.getFields(), records);
      }
    } catch (CsvParseException e) {
      findings.line(lastLine + 1, "not CSV: something follows a closing quotation mark");
    }
  }

  private boolean isHeader(CsvRecord header) {
    var names = header.getFields();
    if (names.size() == COLUMNS.size() && new HashSet<>(names).equals(new HashSet<>(COLUMNS))) {
      return true;
    }
    findings.line(
        header.getStartingLineNumber(),
        "must be the header, with each of these names once: " + String.join(",", COLUMNS));
    return false;
  }

  private void rows(List<String> header, Iterator<CsvRecord> records) {
    int count = 0;
    while (records.hasNext() && !findings.isFull()) {
      if (++count > Limits.EXPORT_ROWS) {
        findings.limit("an export has at most " + Limits.EXPORT_ROWS + " lines");
        return;
      }
      row(header, records.next());
    }
  }

  private void row(List<String> header, CsvRecord record) {
    long number = record.getStartingLineNumber();
    lastLine = number;
    var fields = record.getFields();
    if (fields.size() != header.size()) {
      findings.line(number, "must have " + header.size() + " fields");
      return;
    }
    if (fields.stream().anyMatch(field -> field.length() > Limits.EXPORT_FIELD_CHARS)) {
      findings.line(number, "a field with more than " + Limits.EXPORT_FIELD_CHARS + " characters");
      return;
    }
    var byName = new HashMap<String, String>();
    for (int i = 0; i < header.size(); i++) {
      byName.put(header.get(i), fields.get(i));
    }
    var job = new JobFields(new Spot.Line(number), byName, findings);
    if (job.isTimed()) {
      job.row().filter(row -> isNew(number, fields)).ifPresent(rows::add);
    } else {
      job.row().ifPresent(rows::add);
    }
  }

  /** One line twice, down to the second of the day, is one job that was exported twice. */
  private boolean isNew(long number, List<String> fields) {
    var first = timedRows.putIfAbsent(fields, number);
    if (first != null) {
      findings.line(number, "the same as line " + first);
    }
    return first == null;
  }
}
