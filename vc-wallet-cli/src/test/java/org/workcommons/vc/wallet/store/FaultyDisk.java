package org.workcommons.vc.wallet.store;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real disk, seen through paths that count what changes it: each file made, each part of a
 * write, each flush, move, deletion and new directory. At a chosen one the program dies, with half
 * of a write done and nothing tidied up, or the disk turns out to be full.
 */
final class FaultyDisk extends FileSystemProvider {
  /** What happens at the chosen step. */
  enum Fault {
    /**
     * As {@code kill -9}: this step, and all that the dying program still tries, comes to nothing.
     */
    KILLED,
    /** This step and every later one that needs room fails; tidying up goes on. */
    FULL
  }

  /**
   * The program is dead. No code catches it, and what runs in {@code finally} can't touch the disk.
   */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileSystem real;
  private final FileSystemProvider provider;
  private final FileSystem seen = new SeenFileSystem();
  private final Fault fault;
  private final int at;
  private int steps;

  private FaultyDisk(FileSystem real, Fault fault, int at) {
    this.real = real;
    this.provider = real.provider();
    this.fault = fault;
    this.at = at;
  }

  /** {@return {@code path} on a disk that fails at the step numbered {@code at}, from 1} */
  static FaultyDisk failing(Fault fault, int at) {
    return new FaultyDisk(FileSystems.getDefault(), fault, at);
  }

  Path path(Path real) {
    return new SeenPath(real);
  }

  /** How many steps there have been. */
  int steps() {
    return steps;
  }

  private boolean isDue() {
    steps++;
    if (fault == Fault.KILLED && steps >= at) {
      throw new Killed();
    }
    return fault == Fault.FULL && steps >= at;
  }

  /** A step that takes room on the disk. */
  private void growing(Path path) throws IOException {
    if (isDue()) {
      throw full(path);
    }
  }

  /** A step that a full disk does not hinder. */
  private void changing() {
    steps++;
    if (fault == Fault.KILLED && steps >= at) {
      throw new Killed();
    }
  }

  private static FileSystemException full(Path path) {
    return new FileSystemException(path.toString(), null, "No space left on device");
  }

  private static Path under(Path path) {
    return path instanceof SeenPath seen ? seen.real : path;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean makes =
        options.contains(StandardOpenOption.CREATE_NEW)
            || options.contains(StandardOpenOption.CREATE) && Files.notExists(under(path));
    if (makes) {
      growing(path);
    }
    return new SeenChannel(provider.newFileChannel(under(path), options, attributes), path);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    if (Files.exists(under(directory))) {
      provider.createDirectory(under(directory), attributes);
    }
    growing(directory);
    provider.createDirectory(under(directory), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    changing();
    provider.delete(under(path));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    changing();
    return provider.deleteIfExists(under(path));
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    changing();
    provider.move(under(from), under(to), options);
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    growing(to);
    provider.copy(under(from), under(to), options);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    var entries =
        provider.newDirectoryStream(under(directory), entry -> filter.accept(path(entry)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        var each = entries.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return each.hasNext();
          }

          @Override
          public Path next() {
            return path(each.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        entries.close();
      }
    };
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return provider.isSameFile(under(one), under(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return provider.isHidden(under(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return provider.getFileStore(under(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    provider.checkAccess(under(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return provider.getFileAttributeView(under(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return provider.readAttributes(under(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return provider.readAttributes(under(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    changing();
    provider.setAttribute(under(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return seen;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  /** Writes half, then the other half; each may be the last thing that happens. */
  private final class SeenChannel extends FileChannel {
    private final FileChannel channel;
    private final Path path;

    SeenChannel(FileChannel channel, Path path) {
      this.channel = channel;
      this.path = path;
    }

    @Override
    public int write(ByteBuffer content) throws IOException {
      int half = (content.remaining() + 1) / 2;
      growing(path);
      var part = content.slice().limit(half);
      int written = channel.write(part);
      content.position(content.position() + written);
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      growing(path);
      channel.force(metaData);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
      return channel.read(into, offset, length);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return channel.read(into, position);
    }

    @Override
    public long write(ByteBuffer[] content, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer content, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public FileChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
      return channel.transferTo(position, count, to);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      return channel.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    /** The system closes what a dead program had open. */
    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }

  private final class SeenFileSystem extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return FaultyDisk.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public String getSeparator() {
      return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return real.getRootDirectories();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
      return path(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      var matcher = real.getPathMatcher(pattern);
      return candidate -> matcher.matches(under(candidate));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException();
    }
  }

  private final class SeenPath implements Path {
    private final Path real;

    SeenPath(Path real) {
      this.real = real;
    }

    @Override
    public FileSystem getFileSystem() {
      return seen;
    }

    @Override
    public boolean isAbsolute() {
      return real.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
      return wrapped(real.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
      return wrapped(real.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
      return wrapped(real.getParent());
    }

    private @Nullable Path wrapped(@Nullable Path other) {
      return other == null ? null : path(other);
    }

    @Override
    public int getNameCount() {
      return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
      return path(real.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
      return path(real.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
      return real.startsWith(under(other));
    }

    @Override
    public boolean endsWith(Path other) {
      return real.endsWith(under(other));
    }

    @Override
    public Path normalize() {
      return path(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
      return path(real.resolve(under(other)));
    }

    @Override
    public Path relativize(Path other) {
      return path(real.relativize(under(other)));
    }

    @Override
    public URI toUri() {
      return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
      return path(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
      return path(real.toRealPath(options));
    }

    @Override
    public File toFile() {
      throw new UnsupportedOperationException();
    }

    @Override
    public WatchKey register(
        WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
      return real.compareTo(under(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof SeenPath that && real.equals(that.real);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(real);
    }

    @Override
    public String toString() {
      return real.toString();
    }
  }
}
