package io.hookswitch.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutletTest {

  @TempDir
  private Path dir;

  private static List<Outlet.Entry> lines(int from, int to) {
    return IntStream.range(from, to)
      .mapToObj(number -> new Outlet.Entry(7, "{\"number\":" + number + ",\"text\":\"ü\"}"))
      .toList();
  }

  private List<String> written() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path file : FileOutlet.files(dir)) all.addAll(Files.readAllLines(file));
    return all;
  }

  private static List<String> json(List<Outlet.Entry> lines) {
    return lines.stream().map(Outlet.Entry::json).toList();
  }

  @Test
  void linesAreInTheOrderInWhichTheyCameOverAllFiles() throws IOException {
    try (Outlet outlet = new FileOutlet(dir, 1000, 100)) {
      for (int i = 0; i < 50; i++) outlet.publish(lines(i * 10, i * 10 + 10));
    }
    assertThat(written()).isEqualTo(json(lines(0, 500)));
    for (Path file : FileOutlet.files(dir)) assertThat(Files.size(file)).isLessThanOrEqualTo(1000);
  }

  @Test
  void onlyTheNewestFilesAreKept() throws IOException {
    try (Outlet outlet = new FileOutlet(dir, 300, 3)) {
      for (int i = 0; i < 20; i++) outlet.publish(lines(i * 10, i * 10 + 10));
    }
    assertThat(FileOutlet.files(dir)).hasSize(3);
    assertThat(written()).isEqualTo(json(lines(170, 200)));
  }

  @Test
  void aBatchThatIsLargerThanAFileIsWrittenAllTheSame() throws IOException {
    try (Outlet outlet = new FileOutlet(dir, 300, 3)) {
      outlet.publish(lines(0, 100));
    }
    assertThat(written()).isEqualTo(json(lines(0, 100)));
  }

  @Test
  void halfALineOfOneThatWasKilledIsTheLastOfItsFile() throws IOException {
    try (Outlet outlet = new FileOutlet(dir, 1000, 3)) {
      outlet.publish(lines(0, 2));
    }
    Path killed = FileOutlet.files(dir).getFirst();
    Files.writeString(killed, Files.readString(killed) + "{\"num");
    try (Outlet outlet = new FileOutlet(dir, 1000, 3)) {
      outlet.publish(lines(2, 4));
    }
    assertThat(Files.readAllLines(FileOutlet.files(dir).getLast())).isEqualTo(json(lines(2, 4)));
  }

  @Test
  void aFolderThatIsGoneIsAFailureAndNoLoss() throws IOException {
    Path gone = dir.resolve("gone");
    try (Outlet outlet = new FileOutlet(gone, 1000, 3)) {
      Files.delete(gone);
      assertThat(catchThrowable(() -> outlet.publish(lines(0, 2)))).isInstanceOf(IOException.class);
      Files.createDirectory(gone);
      outlet.publish(lines(0, 2));
    }
    assertThat(Files.readAllLines(FileOutlet.files(gone).getFirst())).isEqualTo(json(lines(0, 2)));
  }
}
