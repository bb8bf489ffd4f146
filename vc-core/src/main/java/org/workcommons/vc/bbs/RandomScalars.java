package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.List;

/** Where the scalars come from that hide what a proof hides. Fixed ones give everything away. */
interface RandomScalars {
  List<BigInteger> take(int count);
}
