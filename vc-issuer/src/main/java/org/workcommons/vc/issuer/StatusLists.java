package org.workcommons.vc.issuer;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Limits;

/**
 * Status lists as files, for a web server or a cache to serve: {@code specs/status-lists.md}. A
 * file is replaced as a whole or not at all, so whoever reads it meanwhile gets the old list or the
 * new one.
 */
public final class StatusLists {
  /**
   * How old a file may be before it is signed anew although no bit of it changed: half of {@link
   * Issuer#LIST_TIME_TO_LIVE}, so that copies in caches have the other half.
   */
  public static final Duration REWRITTEN_AFTER = Issuer.LIST_TIME_TO_LIVE.dividedBy(2);

  private static final String LOCK = ".vc-publish.lock";

  private StatusLists() {}

  /**
   * {@return which of the files of {@code issuer}'s lists were written, and which are good as they
   * are} A list's file is where the path of its URL leads from {@code folder}: {@code
   * https://coop.example/status/1} is {@code folder/status/1}. It is kept where it holds this list,
   * signed by this key, and is not older than {@link #REWRITTEN_AFTER}; anything else in its place
   * is replaced. Call it after every change that matters and otherwise every few minutes, as often
   * as is convenient; who is killed leaves the old file, and the next call mends the rest.
   *
   * @param folder the root of what is served, which exists
   * @throws IssuingException when the register, the key or the disk fail, and while somebody else
   *     publishes to {@code folder}; files that were written by then stay
   */
  public static Publication publish(Issuer issuer, Path folder) throws IssuingException {
    return publish(folder, new Credentials(issuer));
  }

  /**
   * {@return as {@link #publish}, of the same lists as status list tokens} They have the URLs of
   * the lists of credentials: a server that has both chooses by the {@code Accept} of a request, so
   * they go to another folder. Lists for neither revocations nor suspensions have no such form and
   * are left out. Token Status List §8.1.
   *
   * @throws IssuingException as {@link #publish}, and where a list is not under {@code https}
   */
  public static Publication publishTokens(Issuer issuer, Path folder) throws IssuingException {
    return publish(folder, new Tokens(issuer));
  }

  private static Publication publish(Path folder, Form form) throws IssuingException {
    try (var lock =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = lock.tryLock()) {
      if (held == null) {
        throw busy();
      }
      return new Run(folder, form).publish();
    } catch (OverlappingFileLockException e) {
      throw busy();
    } catch (IOException e) {
      throw new IssuingException(
          "the status lists can't be written to " + folder,
          "Check that the folder exists and can be written to, and that the disk has room.",
          e);
    }
  }

  private static IssuingException busy() {
    return new IssuingException(
        "somebody else is publishing to this folder", "Try again when it has finished.");
  }

  /** {@return where the list {@code url} is below {@code folder}} */
  static Path file(Path folder, URI url) throws IssuingException {
    var path = url.getRawPath() == null ? "" : url.getRawPath();
    var file = folder;
    for (var segment : path.substring(Math.min(1, path.length())).split("/", -1)) {
      if (!isName(segment) || url.getRawQuery() != null) {
        throw new IssuingException(
            "the URL of a status list leads to no file: " + url,
            "Publish it by hand under its URL, and give new lists a plain URL.");
      }
      file = file.resolve(segment);
    }
    return file;
  }

  /** Nothing that leads elsewhere, is hidden, or is written differently somewhere. */
  private static boolean isName(String segment) {
    return segment.matches("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");
  }

  /** What a list is published as. */
  private interface Form {
    List<URI> lists() throws IssuingException;

    byte[] list(URI url) throws IssuingException;

    boolean isGood(URI url, byte[] published) throws IssuingException;
  }

  private record Credentials(Issuer issuer) implements Form {
    @Override
    public List<URI> lists() throws IssuingException {
      return issuer.lists();
    }

    @Override
    public byte[] list(URI url) throws IssuingException {
      return issuer.statusList(url).toByteArray();
    }

    @Override
    public boolean isGood(URI url, byte[] published) throws IssuingException {
      return issuer.stillSays(url, published, REWRITTEN_AFTER);
    }
  }

  private record Tokens(Issuer issuer) implements Form {
    @Override
    public List<URI> lists() throws IssuingException {
      return issuer.tokenLists();
    }

    @Override
    public byte[] list(URI url) throws IssuingException {
      return issuer.statusListToken(url).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isGood(URI url, byte[] published) throws IssuingException {
      return issuer.stillSaysToken(url, published, REWRITTEN_AFTER);
    }
  }

  /** What a call did, list by list. */
  private static final class Run {
    private final Path folder;
    private final Form form;
    private final Map<URI, Path> written = new LinkedHashMap<>();
    private final Map<URI, Path> kept = new LinkedHashMap<>();

    Run(Path folder, Form form) {
      this.folder = folder;
      this.form = form;
    }

    Publication publish() throws IssuingException, IOException {
      for (var url : form.lists()) {
        var file = file(folder, url);
        if (isGood(url, file)) {
          kept.put(url, file);
        } else {
          Files.createDirectories(file.getParent());
          WholeFile.replace(file, form.list(url));
          written.put(url, file);
        }
      }
      return new Publication(written, kept);
    }

    private boolean isGood(URI url, Path file) throws IssuingException, IOException {
      return Files.isRegularFile(file)
          && Files.size(file) <= Limits.DOCUMENT_BYTES
          && form.isGood(url, Files.readAllBytes(file));
    }
  }

  /**
   * What a call of {@link #publish} did.
   *
   * @param written the files that are new, by the URL of their list
   * @param kept the files that were good as they are, by the URL of their list
   */
  public record Publication(Map<URI, Path> written, Map<URI, Path> kept) {
    public Publication {
      written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
      kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    }
  }
}
