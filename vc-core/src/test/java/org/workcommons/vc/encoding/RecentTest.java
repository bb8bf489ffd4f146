package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void remembersWhatItWasTold() {
    Recent<String, Integer> recent = Recent.most(10);
    recent.put("one", 1);

    assertThat(recent.get("one")).contains(1);
    assertThat(recent.get("two")).isEmpty();
  }

  @Test
  void neverHasMoreThanItHasRoomFor() {
    Recent<Integer, Integer> recent = Recent.most(10);
    for (int i = 0; i < 1000; i++) {
      recent.put(i, i);
      assertThat(recent.size()).isLessThanOrEqualTo(10);
    }
    assertThat(recent.get(999)).contains(999);
    assertThat(recent.get(1)).isEmpty();
  }

  @Test
  void keepsWhatIsAskedForAgainAndAgain() {
    Recent<Integer, Integer> recent = Recent.most(10);
    recent.put(-1, 7);
    for (int i = 0; i < 1000; i++) {
      recent.put(i, i);
      assertThat(recent.get(-1)).as("after %d others", i).contains(7);
    }
  }

  @Test
  void refusesToHaveNoRoom() {
    assertThatThrownBy(() -> Recent.most(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neverMixesUpWhatSeveralThreadsTellIt() throws Exception {
    Recent<Integer, Integer> recent = Recent.most(50);
    var threads = Executors.newFixedThreadPool(4);
    var all = new ArrayList<Future<Boolean>>();
    for (int t = 0; t < 4; t++) {
      var random = new Random(t);
      all.add(
          threads.submit(
              () -> {
                boolean isRight = true;
                for (int i = 0; i < 20_000; i++) {
                  int key = random.nextInt(100);
                  isRight &= recent.get(key).orElse(key * 2) == key * 2;
                  recent.put(key, key * 2);
                }
                return isRight;
              }));
    }
    for (var each : all) {
      assertThat(each.get()).isTrue();
    }
    threads.shutdown();
    assertThat(recent.size()).isLessThanOrEqualTo(50);
  }
}
