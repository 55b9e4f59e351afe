package io.hookswitch.bench;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The table as a page: a bar for each ratio, with a mark where its goal is. */
final class Page {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 34;
  /** Ratios beyond this end at the edge. */
  private static final double MOST = 2;

  private Page() {}

  static String of(List<Row> rows, String machine, Instant at) {
    StringBuilder body = new StringBuilder();
    for (Row row : rows) body.append(row.ratio() == null ? figure(row) : plot(row));
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>Hookswitch: make bench</title>
    <style>
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 56rem; padding: 0 1rem; color-scheme: light dark }
      figure { margin: 0 0 1.2rem } figcaption { margin-bottom: .2rem } small { opacity: .75 }
    </style>
    <h1>Side by side, in one run</h1>
    <p>%s, %s. A bar is the gateway's figure divided by its peer's; the line is the goal.</p>
    %s</html>
    """.formatted(escape(machine), at, body);
  }

  private static String figure(Row row) {
    return String.format(
      Locale.ROOT,
      "<figure><figcaption>%s: <b>%,.2f</b> %s</figcaption></figure>%n",
      escape(row.work()),
      row.here(),
      escape(row.unit())
    );
  }

  private static String plot(Row row) {
    boolean met = row.met() == null || row.met();
    String goal = row.goal() == null ? "" : line(Double.parseDouble(row.goal().replaceAll("[^0-9.]", "")));
    return String.format(
      Locale.ROOT,
      """
      <figure><figcaption>%s against %s: <b>%.2f</b>%s<br><small>%,.2f to %,.2f %s</small></figcaption>
      <svg role="img" aria-label="ratio %.2f" width="%d" height="%d"><rect y="6" width="%.1f" height="22" fill="%s"/>%s</svg></figure>
      """,
      escape(row.work()),
      escape(row.peer()),
      row.ratio(),
      row.goal() == null ? "" : ", goal " + escape(row.goal()) + (met ? ", met" : ", missed"),
      row.here(),
      row.peerValue(),
      escape(row.unit()),
      row.ratio(),
      WIDTH,
      HEIGHT,
      at(row.ratio()),
      met ? "#2a7d4f" : "#b3472f",
      goal
    );
  }

  private static String line(double goal) {
    return String.format(
      Locale.ROOT,
      "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\" stroke=\"currentColor\" stroke-width=\"2\"/>",
      at(goal),
      HEIGHT
    );
  }

  private static double at(double ratio) {
    return (Math.min(ratio, MOST) / MOST) * WIDTH;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
