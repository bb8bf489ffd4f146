package org.workcommons.vc.examples.attacklab;

import java.util.List;

/** The price list as a picture: one line for each attack, one mark for each ruler. */
final class PricePlot {
  private static final int LEFT = 290;
  private static final int TOP = 60;
  private static final int ROW = 22;
  private static final int DOUBLING = 48;
  private static final int DOUBLINGS = 11;
  private static final int NEVER = LEFT + DOUBLING * DOUBLINGS + 20;
  private static final int WIDTH = NEVER + 70;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#7fb2d9", "#2e8540", "#94c99e", "#b03030");

  private final StringBuilder svg = new StringBuilder();
  private final int height = TOP + ROW * Attacks.ALL.size() + 30;

  private PricePlot() {}

  static String of(PriceList list) {
    var plot = new PricePlot();
    plot.frame();
    for (int i = 0; i < Attacks.ALL.size(); i++) {
      plot.row(Attacks.ALL.get(i).label(), list, TOP + ROW * i + ROW / 2);
    }
    return plot.svg.append("</svg>\n").toString();
  }

  private void frame() {
    line(
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s' font-family='sans-serif'"
                + " font-size='12'>")
            .formatted(WIDTH, height));
    line("<title>What ten percentile points cost</title>");
    line("<rect width='%s' height='%s' fill='white'/>".formatted(WIDTH, height));
    legend();
    for (int i = 0; i <= DOUBLINGS; i++) {
      int x = LEFT + DOUBLING * i;
      line("<path d='M%s %sV%s' stroke='#ddd'/>".formatted(x, TOP, height - 30));
      text(x, height - 12, "middle", Integer.toString(1 << i));
    }
    text(NEVER, height - 12, "middle", "never");
  }

  private void legend() {
    var rulers = PriceList.rulers();
    for (int i = 0; i < rulers.size(); i++) {
      int x = 12 + 170 * i;
      mark(x, 22, i);
      text(x + 10, 26, "start", rulers.get(i).name());
    }
    text(LEFT, TOP - 12, "start", "effort for ten percentile points, in the attack's own unit");
  }

  private void row(Attack.Label label, PriceList list, int y) {
    text(LEFT - 14, y + 4, "end", label.name());
    line("<path d='M%s %sH%s' stroke='#eee'/>".formatted(LEFT, y, NEVER));
    var rulers = PriceList.rulers();
    for (int i = 0; i < rulers.size(); i++) {
      // side by side where they are equal
      mark(x(list.price(label, rulers.get(i).name())) + 3 * (i - rulers.size() / 2), y, i);
    }
  }

  private static int x(Price price) {
    if (price.effort().isEmpty()) {
      return NEVER;
    }
    double doublings = StrictMath.log(price.effort().getAsInt()) / StrictMath.log(2);
    return LEFT + (int) StrictMath.rint(doublings * DOUBLING);
  }

  private void mark(int x, int y, int ruler) {
    line(
        "<circle cx='%s' cy='%s' r='5' fill='%s' fill-opacity='0.8'/>"
            .formatted(x, y, COLOURS.get(ruler)));
  }

  private void text(int x, int y, String anchor, String text) {
    line("<text x='%s' y='%s' text-anchor='%s'>%s</text>".formatted(x, y, anchor, text));
  }

  private void line(String line) {
    svg.append(line).append('\n');
  }
}
