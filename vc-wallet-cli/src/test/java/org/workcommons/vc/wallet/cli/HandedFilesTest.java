package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.encoding.Limits;

/** What can be handed in by the directory is bounded, and named. */
class HandedFilesTest {
  private static final String ANCHOR = "did:web:harbor.example";

  @TempDir Path folder;

  private Device device;
  private Path lists;

  @BeforeEach
  void start() throws IOException {
    device = new Device(folder);
    lists = Files.createDirectory(folder.resolve("lists"));
  }

  @Test
  void readsAllFilesOfADirectoryAndBelowItInTheOrderOfTheirNames() throws IOException {
    Files.createDirectories(lists.resolve("b/c"));
    Files.writeString(lists.resolve("b/c/deep.json"), "{}");
    Files.writeString(lists.resolve("a.json"), "{}");
    Files.writeString(lists.resolve(".hidden"), "{}");

    var ran = check();

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err().lines().filter(line -> line.contains("does not count")))
        .hasSize(2)
        .allMatch(line -> line.matches("! lists/(a|b/c/deep)\\.json does not count: .*"));
    assertThat(ran.err().indexOf("a.json")).isLessThan(ran.err().indexOf("deep.json"));
  }

  @Test
  void refusesADirectoryWithNothingInIt() throws IOException {
    Files.writeString(lists.resolve(".hidden"), "{}");

    var ran = check();

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("there is no file in the directory");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Files.write(lists.resolve("huge.json"), new byte[Limits.SIGNED_DOCUMENT_BYTES + 1]);

    var ran = check();

    assertThat(ran.code()).isNotZero();
    assertThat(ran.err()).contains("huge.json");
  }

  @Test
  void refusesTooManyFiles() throws IOException {
    for (int i = 0; i <= Limits.FILES; i++) {
      Files.createFile(lists.resolve("f" + i));
    }

    var ran = check();

    assertThat(ran.code()).isNotZero();
    assertThat(ran.err()).contains("more than " + Limits.FILES + " files");
  }

  @Test
  void refusesTooManyBytes() throws IOException {
    var content = new byte[Limits.SIGNED_DOCUMENT_BYTES];
    for (int i = 0; i <= Limits.FILES_BYTES / content.length; i++) {
      Files.write(lists.resolve("f" + i), content);
    }

    var ran = check();

    assertThat(ran.code()).isNotZero();
    assertThat(ran.err()).contains("more than " + Limits.FILES_BYTES + " bytes");
  }

  @Test
  void followsNoLinkToADirectory() throws IOException {
    Files.createSymbolicLink(lists.resolve("again"), lists);
    Files.writeString(lists.resolve("a.json"), "{}");

    var ran = check();

    assertThat(ran.err().lines().filter(line -> line.contains("does not count"))).hasSize(1);
  }

  @Test
  void looksNotDeeperThanAPublishedFolderIs() throws IOException {
    Files.writeString(
        Files.createDirectories(lists.resolve("1/2/3/4/5/6/7/8")).resolve("a.json"), "{}");

    assertThat(check().code()).isEqualTo(5);
  }

  private Device.Ran check() {
    return device.run("trust", "check", "lists", "--trust-anchor", ANCHOR);
  }
}
