package org.workcommons.vc.verifier;

import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** Every status entry of every credential. Bitstring Status List 1.0 §3.2. */
final class StatusCheck {
  private final Run run;
  private final Statuses<StatusEntry, DescribedList> statuses;

  StatusCheck(Run run) {
    this.run = run;
    this.statuses = new Statuses<>(new BitstringStatus(run));
  }

  void check(Proven.Item item) {
    run.findings()
        .collect(
            Check.STATUS,
            item.place(),
            () -> {
              var entries = item.credential().statuses();
              if (entries.size() > Limits.STATUS_ENTRIES) {
                throw Statuses.problem(
                    ProblemType.LIMIT_EXCEEDED,
                    "more than " + Limits.STATUS_ENTRIES + " status entries");
              }
              for (var entry : entries) {
                run.findings().collect(Check.STATUS, item.place(), () -> check(entry, item));
              }
            });
  }

  private void check(ObjectReader in, Proven.Item item) throws ProblemException {
    var entry = StatusEntry.read(in);
    int value = statuses.value(entry, item.credential().issuer().id(), in.pointer());
    if (!entry.purpose().invalidates()) {
      var place = in.pointer().under(item.place());
      var message = entry.values().message(value);
      run.findings().said(new StatusMessage(place, entry.purpose(), value, message));
    } else if (value != 0) {
      throw entry.purpose() == StatusPurpose.REVOCATION
          ? Statuses.revoked(in.pointer())
          : Statuses.suspended(in.pointer());
    }
  }
}
