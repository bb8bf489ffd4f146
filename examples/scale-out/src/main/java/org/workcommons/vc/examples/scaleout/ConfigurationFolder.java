package org.workcommons.vc.examples.scaleout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.examples.scaleout.Configuration.PublishedList;

/**
 * A configuration on disk: {@code policy.json}; {@code issuers.txt}, a DID on each line; {@code
 * lists.txt}, the URL of a status list on each line; and {@code list-1}, {@code list-2} and so on,
 * what was had from there.
 */
record ConfigurationFolder(Path path) {
  private static final String POLICY = "policy.json";
  private static final String ISSUERS = "issuers.txt";
  private static final String LISTS = "lists.txt";
  private static final String LIST = "list-";

  Configuration read(YearMonth month, Instant at, Duration maxListAge) throws IOException {
    return new Configuration(
        lines(ISSUERS),
        lists(),
        Content.of(Files.readAllBytes(path.resolve(POLICY))),
        month,
        at,
        maxListAge);
  }

  private List<PublishedList> lists() throws IOException {
    var lists = new ArrayList<PublishedList>();
    for (var url : lines(LISTS)) {
      var file = path.resolve(LIST + (lists.size() + 1));
      lists.add(new PublishedList(url, Content.of(Files.readAllBytes(file))));
    }
    return lists;
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(path.resolve(name)).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  void write(Configuration configuration) throws IOException {
    Files.createDirectories(path);
    Files.write(path.resolve(POLICY), configuration.policy().toByteArray());
    Files.write(path.resolve(ISSUERS), configuration.issuers());
    var lists = configuration.lists();
    Files.write(path.resolve(LISTS), lists.stream().map(PublishedList::url).toList());
    for (int i = 0; i < lists.size(); i++) {
      Files.write(path.resolve(LIST + (i + 1)), lists.get(i).content().toByteArray());
    }
  }
}
