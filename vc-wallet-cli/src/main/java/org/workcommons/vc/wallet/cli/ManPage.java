package org.workcommons.vc.wallet.cli;

import java.util.List;
import java.util.Locale;

/** A page of help as the program {@code man} wants it: the same words, in roff. */
final class ManPage {
  private ManPage() {}

  /** {@return the file's name for the page {@code name}} */
  static String fileName(String name) {
    return title(name) + ".1";
  }

  /** {@return the page called {@code name}, in roff} */
  static String of(String name) {
    var page = HelpPage.of(name);
    var roff = new StringBuilder();
    roff.append(".TH \"")
        .append(escaped(title(name).toUpperCase(Locale.ROOT)))
        .append("\" 1 \"\" \"vc ")
        .append(escaped(Version.text()))
        .append("\" \"Work Commons\"\n");
    roff.append(".SH NAME\n")
        .append(escaped(title(name)))
        .append(" \\- ")
        .append(escaped(page.summary()))
        .append('\n');
    section(roff, "EXAMPLES", page.examples());
    section(roff, "DESCRIPTION", page.about());
    page.sections().forEach(one -> section(roff, one.heading(), one.lines()));
    section(roff, "SEE ALSO", List.of(name.equals("vc") ? "vc help" : "vc(1), vc help"));
    return roff.toString();
  }

  private static String title(String name) {
    return name.equals("vc") ? "vc" : "vc-" + name;
  }

  /** Lines stay as they are: the pages are set in columns. */
  private static void section(StringBuilder roff, String heading, List<String> lines) {
    if (lines.stream().allMatch(String::isBlank)) {
      return;
    }
    roff.append(".SH \"").append(escaped(heading)).append("\"\n.nf\n");
    String.join("\n", lines)
        .stripTrailing()
        .lines()
        .dropWhile(String::isBlank)
        .forEach(line -> roff.append(escaped(line)).append('\n'));
    roff.append(".fi\n");
  }

  /** What roff would read as its own is written so that it does not. groff_char(7). */
  static String escaped(String line) {
    var text =
        line.replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("'", "\\(aq")
            .replace("`", "\\(ga")
            .replace("^", "\\(ha")
            .replace("~", "\\(ti")
            .replace("\"", "\\(dq");
    return text.startsWith(".") ? "\\&" + text : text;
  }
}
