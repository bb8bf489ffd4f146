package org.workcommons.vc.examples.scaleout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.examples.scaleout.Synthetic.Blemish;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/** A made-up worker with a year of work, on one platform or half a year on each of two. */
final class SyntheticWorker {
  private static final String AREA = "Port Sable";

  private final Community community;
  private final long worker;
  private final Did did;

  SyntheticWorker(Community community, long worker) {
    this.community = community;
    this.worker = worker;
    this.did = did(worker);
  }

  private Did did(long number) {
    var key = Platform.key(community.synthetic().seed(), "worker " + number);
    return DidKey.of(key.verificationKey());
  }

  /** {@return the rows with her statements, blemishes and all} */
  List<SuppliedRow> rows() {
    var synthetic = community.synthetic();
    var rows = new ArrayList<SuppliedRow>();
    Optional<Made> before = Optional.empty();
    long first = worker * Synthetic.OF_A_WORKER;
    long end = Math.min(first + Synthetic.OF_A_WORKER, synthetic.statements());
    for (long number = first; number < end; number++) {
      var made = made(number, synthetic.place(number) == 0 ? Optional.empty() : before);
      row(number, made).ifPresent(rows::add);
      before = Optional.of(made);
    }
    return rows;
  }

  /** A statement before it is signed. */
  private record Made(Platform platform, WorkStatement statement, JsonObject document) {}

  private Made made(long number, Optional<Made> before) {
    var synthetic = community.synthetic();
    var platform = community.platforms().get(synthetic.platform(number));
    var draws = synthetic.draws(number);
    var ratings = ratings(draws);
    var work = Work.of(ratings.ratingCount() + draws.nextInt(40), Quantity.of("71.5"));
    var counts = new Counts(work.engagements(), ratings.ratingCount());
    var statement =
        new WorkStatement(
            did,
            platform.did(),
            month(number),
            Assurance.PLATFORM_SIGNED,
            before.map(last -> next(last, counts)).orElseGet(() -> ChainLink.first(counts)),
            work,
            Optional.of(ratings),
            Optional.empty(),
            Optional.of(AREA));
    return new Made(platform, statement, platform.document(statement, number));
  }

  private static ChainLink next(Made before, Counts counts) {
    return before.statement().link().next(StatementDigest.of(before.document()), counts);
  }

  private YearMonth month(long number) {
    var synthetic = community.synthetic();
    int after = synthetic.chainLength(number) - 1 - synthetic.place(number);
    return Community.MONTH.minusMonths(after);
  }

  private static Ratings ratings(SplittableRandom draws) {
    var first = new Long[Community.SCALE.steps()];
    var second = new Long[Community.SCALE.steps()];
    Arrays.setAll(first, step -> (long) draws.nextInt(1 + step * 4));
    Arrays.setAll(second, step -> (long) draws.nextInt(1 + step));
    first[first.length - 1] += 1;
    second[second.length - 1] += 1;
    return new Ratings(
        Community.SCALE,
        List.of(new RatingBucket(1, List.of(first)), new RatingBucket(2, List.of(second))));
  }

  private Optional<SuppliedRow> row(long number, Made made) {
    var blemish = community.synthetic().blemish(number);
    if (blemish.isEmpty()) {
      return Optional.of(SuppliedRow.of(number, did.value(), signed(made)));
    }
    return switch (blemish.get()) {
      case MISSING -> Optional.empty();
      case EMPTY -> Optional.of(SuppliedRow.of(number, did.value(), null));
      case UNNAMED -> Optional.of(SuppliedRow.of(number, null, signed(made)));
      case MISNAMED -> Optional.of(SuppliedRow.of(number, did(worker + 1).value(), signed(made)));
      default ->
          Optional.of(SuppliedRow.of(number, did.value(), blemished(blemish.get(), made, number)));
    };
  }

  private static byte[] signed(Made made) {
    return made.platform().secured(made.document(), Community.AT).toByteArray();
  }

  private byte[] blemished(Blemish blemish, Made made, long number) {
    return switch (blemish) {
      case GARBAGE -> garbage(number);
      case TRUNCATED -> truncated(signed(made));
      case TAMPERED -> tampered(signed(made));
      case FORGED -> signedBy("forger", made);
      case STRANGER -> stranger(made);
      default -> signed(made);
    };
  }

  private byte[] garbage(long number) {
    var bytes = new byte[200];
    community.synthetic().draws(number).nextBytes(bytes);
    return bytes;
  }

  private static byte[] truncated(byte[] statement) {
    return Arrays.copyOf(statement, statement.length / 2);
  }

  /** Says another area; in a token, where that is not to be seen, another character. */
  private static byte[] tampered(byte[] statement) {
    var text = new String(statement, UTF_8);
    if (text.contains(AREA)) {
      return text.replace(AREA, "Port Sabre").getBytes(UTF_8);
    }
    int middle = statement.length / 2;
    var changed = statement.clone();
    changed[middle] = (byte) (statement[middle] == 'A' ? 'B' : 'A');
    return changed;
  }

  private byte[] signedBy(String name, Made made) {
    var another = Platform.key(community.synthetic().seed(), name);
    return made.platform().secured(made.document(), another, Community.AT).toByteArray();
  }

  /** The same statement by a platform that stands in no list. */
  private byte[] stranger(Made made) {
    var stranger =
        new Platform(
            made.platform().name(),
            Platform.key(community.synthetic().seed(), "stranger"),
            made.platform().mechanism());
    var document = made.document().with("issuer", stranger.did().value());
    return stranger.secured(document, Community.AT).toByteArray();
  }
}
