package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A page of help in its parts, as all of them are written: examples, what it is about, and sections
 * with a heading in capitals.
 *
 * @param name what the page is called
 * @param examples the lines before the first empty one, none on a page about a topic
 * @param about what it says before its first section, without the examples
 * @param sections the rest
 */
record HelpPage(String name, List<String> examples, List<String> about, List<Section> sections) {
  /** What stands under one heading, line by line. */
  record Section(String heading, List<String> lines) {}

  static HelpPage of(String name) {
    var lines = new ArrayList<>(HelpText.of(name).lines().toList());
    var examples = new ArrayList<String>();
    while (!lines.isEmpty() && lines.get(0).matches("vc .*|   .*") && !name.equals("vc")) {
      examples.add(lines.remove(0));
    }
    var about = new ArrayList<String>();
    var sections = new ArrayList<Section>();
    for (var line : lines) {
      if (line.matches("[A-Z][A-Z, ]+")) {
        sections.add(new Section(line, new ArrayList<>()));
      } else {
        (sections.isEmpty() ? about : sections.get(sections.size() - 1).lines()).add(line);
      }
    }
    return new HelpPage(name, List.copyOf(examples), List.copyOf(about), List.copyOf(sections));
  }

  /** {@return the first sentence, as the lists of other programs write it} */
  String summary() {
    var text = new StringBuilder();
    for (var line : about) {
      if (line.isBlank() && text.length() > 0) {
        break;
      }
      text.append(text.length() > 0 ? " " : "").append(line);
    }
    var sentence = text.toString().strip().split("[.:,](?= |$)", 2)[0];
    return sentence.startsWith("vc ") || sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
