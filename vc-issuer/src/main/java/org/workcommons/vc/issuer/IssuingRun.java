package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.issuer.Delivery.Delivered;
import org.workcommons.vc.issuer.Delivery.Origin;
import org.workcommons.vc.issuer.StatusRegister.Order;
import org.workcommons.vc.issuer.StatusRegister.RunItem;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusPurpose;

/**
 * One call of a run, lot by lot. A lot is ordered in one transaction, signed in none, and recorded
 * in another: whoever is killed in between left orders with a place and without a credential, and
 * the next call finds and fulfils them.
 */
final class IssuingRun<T> {
  /** So many that transactions don't count, and so few that a lot is soon signed. */
  static final int LOT = 256;

  private final Issuer issuer;
  private final StatusRegister register;
  private final StatusPurpose purpose;
  private final String run;
  private final ClaimType<T> type;
  private final Delivery delivery;
  private long number;
  private long fresh;

  IssuingRun(
      Issuer issuer,
      StatusRegister register,
      StatusPurpose purpose,
      String run,
      ClaimType<T> type,
      Delivery delivery) {
    this.issuer = issuer;
    this.register = register;
    this.purpose = purpose;
    this.run = run;
    this.type = requireNonNull(type);
    this.delivery = requireNonNull(delivery);
  }

  RunTally issue(Iterator<RunEntry<T>> items) throws ProblemException, IssuingException {
    var signers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      return issue(items, signers);
    } finally {
      signers.shutdownNow();
    }
  }

  private RunTally issue(Iterator<RunEntry<T>> items, ExecutorService signers)
      throws ProblemException, IssuingException {
    var lot = new ArrayList<Item>();
    var keys = new HashSet<String>();
    while (items.hasNext()) {
      var next = new Item(items.next());
      // the same key once more finds the first one issued
      if (lot.size() == LOT || keys.contains(next.id.key())) {
        issue(lot, signers);
        lot.clear();
        keys.clear();
      }
      lot.add(next);
      keys.add(next.id.key());
    }
    issue(lot, signers);
    return new RunTally(fresh, number - fresh);
  }

  private void issue(List<Item> lot, ExecutorService signers)
      throws ProblemException, IssuingException {
    order(lot);
    var failure = sign(lot, signers);
    record(lot);
    deliver(lot);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void order(List<Item> lot) throws ProblemException, IssuingException {
    try (var batch = register.begin()) {
      for (int i = 0; i < lot.size(); i++) {
        var item = lot.get(i);
        item.order = batch.order(item.id, item.digest, purpose);
        requireSame(item, number + i);
      }
      batch.commit();
    }
  }

  /**
   * Signs on all processors. Once the key fails no other item is tried: a key service that does not
   * answer is not asked a few hundred times.
   *
   * @return what kept it from signing all of them
   */
  private Optional<IssuingException> sign(List<Item> lot, ExecutorService signers) {
    var failed = new AtomicReference<IssuingException>();
    var tasks = new ArrayList<Callable<Void>>();
    for (var item : lot) {
      tasks.add(
          () -> {
            if (failed.get() == null) {
              sign(item, failed);
            }
            return null;
          });
    }
    try {
      for (var task : signers.invokeAll(tasks)) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed.compareAndSet(
          null,
          new IssuingException(
              "interrupted while credentials were signed", "Call the run again.", e));
    } catch (ExecutionException e) {
      throw undeclared(requireNonNull(e.getCause()));
    }
    return Optional.ofNullable(failed.get());
  }

  private static RuntimeException undeclared(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  private void sign(Item item, AtomicReference<IssuingException> failed) {
    try {
      item.signUnlessIssued();
    } catch (IssuingException e) {
      failed.compareAndSet(null, e);
    }
  }

  private void record(List<Item> lot) throws ProblemException, IssuingException {
    if (lot.stream().allMatch(item -> item.signed.isEmpty())) {
      return;
    }
    try (var batch = register.begin()) {
      for (int i = 0; i < lot.size(); i++) {
        var item = lot.get(i);
        if (item.signed.isPresent()) {
          item.order = batch.fulfil(item.id, item.digest, item.signed.get().credential());
          requireSame(item, number + i);
        }
      }
      batch.commit();
    }
  }

  /** In order, up to the first one that could not be signed. */
  private void deliver(List<Item> lot) {
    for (var item : lot) {
      var credential = item.standing().credential();
      if (credential.isEmpty()) {
        return;
      }
      var issued = new Issued(credential.get(), item.standing().entry());
      var origin = item.isNew() ? Origin.NEW : Origin.EARLIER;
      number++;
      fresh += origin == Origin.NEW ? 1 : 0;
      delivery.deliver(new Delivered(number, item.id.key(), issued, origin));
    }
  }

  private void requireSame(Item item, long index) throws ProblemException {
    if (!item.standing().claims().equals(item.digest)) {
      throw new ProblemException(
          ProblemType.RUN_ITEM_CHANGED,
          new Pointer("/" + index),
          "a credential was issued under this key that says something else");
    }
  }

  private static <T> String digest(ClaimType<T> type, T claims, StatusPurpose purpose) {
    var said =
        JsonObject.builder()
            .put("type", type.credentialType())
            .put("context", type.context().toString())
            .put("schema", type.schema().toString())
            .put("statusPurpose", purpose.term())
            .put("credentialSubject", type.write(claims))
            .build();
    return Base64Url.encode(Sha256.hash(Jcs.canonicalize(said)));
  }

  /** An item on its way through the run. */
  private final class Item {
    private final RunItem id;
    private final T claims;
    private final String digest;
    private volatile Optional<Issued> signed = Optional.empty();
    private @Nullable Order order;

    Item(RunEntry<T> wanted) {
      this.id = new RunItem(issuer.did(), run, wanted.key());
      this.claims = wanted.claims();
      this.digest = digest(type, claims, purpose);
    }

    Order standing() {
      return requireNonNull(order);
    }

    void signUnlessIssued() throws IssuingException {
      if (standing().credential().isEmpty()) {
        signed = Optional.of(issuer.issue(standing().entry(), type, claims));
      }
    }

    /** Another process may have signed the same item meanwhile, and been the first to record it. */
    boolean isNew() {
      return signed.isPresent()
          && standing()
              .credential()
              .filter(kept -> Arrays.equals(kept.toByteArray(), ours()))
              .isPresent();
    }

    private byte[] ours() {
      return signed.orElseThrow().credential().toByteArray();
    }
  }
}
