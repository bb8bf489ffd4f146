package org.workcommons.vc.examples.peers.sdjwt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import kotlin.Result;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;

/** A suspending function of Kotlin that gives a result, which has a name that Java can't write. */
final class Suspending {
  private static final Method CONTENT = content();

  private final Method method;

  /** {@code parameters}: the first ones, as many as tell it from others of the name. */
  Suspending(Class<?> owner, String name, Class<?>... parameters) {
    this.method =
        Arrays.stream(owner.getMethods())
            .filter(one -> one.getName().startsWith(name + "-"))
            .filter(one -> startsWith(one.getParameterTypes(), parameters))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("expected a function " + name));
  }

  private static Method content() {
    try {
      return Result.class.getMethod("unbox-impl");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("expected the results of this version of Kotlin", e);
    }
  }

  private static boolean startsWith(Class<?>[] all, Class<?>[] first) {
    return all.length > first.length
        && Arrays.equals(Arrays.copyOf(all, first.length), first)
        && Arrays.asList(all).indexOf(Continuation.class) == all.length - 1;
  }

  Object of(Object target, Object... arguments) throws Refused {
    try {
      Object result =
          BuildersKt.runBlocking(
              EmptyCoroutineContext.INSTANCE,
              (scope, continuation) -> invoked(target, arguments, continuation));
      var value = result instanceof Result ? CONTENT.invoke(result) : result;
      ResultKt.throwOnFailure(value);
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(e);
    } catch (Throwable e) {
      // what is thrown there is declared nowhere
      throw new Refused(e);
    }
  }

  private Object invoked(Object target, Object[] arguments, Object continuation) {
    var all = Arrays.copyOf(arguments, arguments.length + 1, Object[].class);
    all[arguments.length] = continuation;
    try {
      return method.invoke(target, all);
    } catch (InvocationTargetException e) {
      return ResultKt.createFailure(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("expected a public function", e);
    }
  }
}
