package org.workcommons.vc.examples.attacklab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.problem.ProblemException;

/** No attack became cheaper, and it would show if one had. */
@Tag("long")
class AttackLabPricesTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final Lab LAB = Lab.of(AttackLab.SEED, Lab.Size.SHORT);

  @Test
  void noPriceDroppedByMoreThanATenth() throws Exception {
    var now = PriceList.of(LAB, Attacks.ALL, PriceList.rulers());

    assertThat(published(AttackLab.SHORT).undercut(now))
        .as("a price in prices.json that is no longer asked, with seed %d", AttackLab.SEED)
        .isEmpty();
  }

  @Test
  void noticesAPolicyThatCountsEveryRatingOfOneClient() throws Exception {
    var careless = SamplePolicy.ALL.get(0).withRepeat(Collections.nCopies(5, 1_000_000));

    assertThat(undercut(BallotStuffing.by(1), new CommonsScore(careless)))
        .singleElement()
        .asString()
        .startsWith("ballot stuffing, 1 accomplice, plateau: ten points cost never and now ");
  }

  @Test
  void noticesAPolicyThatLetsOneClientAvengeHimself() throws Exception {
    var careless = SamplePolicy.ALL.get(0).withRepeat(Collections.nCopies(5, 1_000_000));

    assertThat(undercut(Vendetta.ofOne(), new CommonsScore(careless))).hasSize(1);
  }

  @Test
  void noticesHiddenRatingsThatCountForNothing() throws Exception {
    var forgiving = new Forgiving(new CommonsScore(SamplePolicy.ALL.get(0)));

    assertThat(undercut(Hiding.buckets(), forgiving))
        .singleElement()
        .asString()
        .startsWith("hiding the worst buckets, plateau: ten points cost never and now ");
  }

  @Test
  void noticesMissingStatementsThatNobodyMisses() throws Exception {
    var forgiving = new Forgiving(new CommonsScore(SamplePolicy.ALL.get(0)));

    assertThat(undercut(Hiding.months(), forgiving)).hasSize(1);
  }

  @Test
  void noticesThatAPriceIsGone() throws Exception {
    var nothing = PriceList.of(LAB, List.of(), List.of());

    assertThat(published(AttackLab.SHORT).undercut(nothing))
        .hasSize(Attacks.ALL.size() * PriceList.rulers().size())
        .allMatch(finding -> finding.endsWith("has no price any more"));
  }

  @Test
  void aTenthLessIsNotMoreThanATenth() {
    assertThat(price(20).isUndercutBy(price(18))).isFalse();
    assertThat(price(20).isUndercutBy(price(17))).isTrue();
    assertThat(price(20).isUndercutBy(price(40))).isFalse();
  }

  @Test
  void theSameSeedMakesTheSamePeople() {
    assertThat(Lab.of(1, new Lab.Size(5, 1))).isEqualTo(Lab.of(1, new Lab.Size(5, 1)));
    assertThat(Lab.of(1, new Lab.Size(5, 1))).isNotEqualTo(Lab.of(2, new Lab.Size(5, 1)));
  }

  @Test
  void namesEachAttackOnce() {
    assertThat(Attacks.ALL.stream().map(attack -> attack.label().name())).doesNotHaveDuplicates();
  }

  @Test
  void theReadmeAndThePlotShowThePublishedPrices() throws Exception {
    var full = published(AttackLab.FULL);
    var readme = Files.readString(FOLDER.resolve("README.md"), UTF_8);

    assertThat(readme).isEqualTo(Readme.with(readme, full));
    assertThat(FOLDER.resolve("prices.svg")).hasContent(PricePlot.of(full));
  }

  private static List<String> undercut(Attack attack, Ruler weakened) throws Exception {
    var now = PriceList.of(LAB, List.of(attack), List.of(weakened));
    var name = attack.label().name();
    var before = published(AttackLab.SHORT).rows().get(name).get(weakened.name());
    return new PriceList(
            Collections.singletonMap(name, Collections.singletonMap(weakened.name(), before)))
        .undercut(now);
  }

  private static Price price(int effort) {
    return new Price(OptionalInt.of(effort), 0);
  }

  private static PriceList published(String size) throws IOException, ProblemException {
    return AttackLab.published(FOLDER, size);
  }

  /** As if what is not shown had never been. */
  private record Forgiving(Ruler ruler) implements Ruler {
    @Override
    public String name() {
      return ruler.name();
    }

    @Override
    public long mark(Showing showing) {
      return ruler.mark(showing.with(account -> Account.of(account.site(), account.seen())));
    }
  }
}
