package org.workcommons.vc.examples.attacklab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/** Computes the price list of attacks, and writes it into a folder as JSON, text and a plot. */
public final class AttackLab {
  /** The seed of everything that is published. */
  static final long SEED = 20_261_001;

  static final String FULL = "full";
  static final String SHORT = "short";
  private static final String FILE = "prices.json";

  private AttackLab() {}

  /** Takes the folder of {@code README.md}. */
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var full = prices(Lab.Size.FULL);
    var document =
        JsonObject.builder()
            .put("seed", SEED)
            .put(FULL, PriceFile.write(full))
            .put(SHORT, PriceFile.write(prices(Lab.Size.SHORT)))
            .build();
    Files.writeString(folder.resolve(FILE), JsonWriter.pretty(document) + "\n", UTF_8);
    Files.writeString(folder.resolve("prices.svg"), PricePlot.of(full), UTF_8);
    var readme = folder.resolve("README.md");
    Files.writeString(readme, Readme.with(Files.readString(readme, UTF_8), full), UTF_8);
    System.out.print(PriceTable.of(full));
  }

  static PriceList prices(Lab.Size size) {
    return PriceList.of(Lab.of(SEED, size), Attacks.ALL, PriceList.rulers());
  }

  /** The list of this size that was published. */
  static PriceList published(Path folder, String size) throws IOException, ProblemException {
    var document = JsonReader.readObject(Files.readAllBytes(folder.resolve(FILE)));
    return PriceFile.read(PriceFile.member(document, size));
  }
}
