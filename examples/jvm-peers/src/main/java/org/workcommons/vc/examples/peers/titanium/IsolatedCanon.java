package org.workcommons.vc.examples.peers.titanium;

import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.apicatalog.rdf.canon.RdfCanon;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Titanium's RDFC-1.0 in a class loader of its own: Iron's {@code ecdsa-sd-2023} has other classes
 * of the same names, and whichever comes first on the class path breaks the other.
 */
final class IsolatedCanon {
  private static final String PACKAGE = RdfCanon.class.getPackageName() + ".";

  private final Method create;
  private final Method provide;

  private IsolatedCanon(Method create, Method provide) {
    this.create = create;
    this.provide = provide;
  }

  static IsolatedCanon load() throws IOException {
    var jar = RdfCanon.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      var canon = new OwnFirst(jar).loadClass(RdfCanon.class.getName());
      return new IsolatedCanon(
          canon.getMethod("create", String.class),
          canon.getMethod("provide", RdfQuadConsumer.class));
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  /** {@return a new dataset, to which quads can be given} */
  RdfQuadConsumer fresh() throws IOException {
    try {
      return (RdfQuadConsumer) create.invoke(null, "SHA-256");
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  /** Gives what {@code dataset} has, in canonical form and order, to {@code out}. */
  void provide(RdfQuadConsumer dataset, RdfQuadConsumer out) throws IOException {
    try {
      provide.invoke(dataset, out);
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  /** Classes of the one package from the one jar, everything else from where it always is. */
  private static final class OwnFirst extends URLClassLoader {
    OwnFirst(URL jar) {
      super(new URL[] {jar}, IsolatedCanon.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
