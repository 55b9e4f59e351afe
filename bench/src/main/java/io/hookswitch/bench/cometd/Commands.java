package io.hookswitch.bench.cometd;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes {@code POST .../{user}}, a change of user data, and has the event of it told. */
final class Commands extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");
  private static final byte[] DONE = "{\"statusCode\":0}".getBytes(StandardCharsets.UTF_8);

  private final transient Map<String, Object> event;
  private final transient BiConsumer<String, Map<String, Object>> tell;

  /** @param tell the sessions of a user about an event */
  Commands(Map<String, Object> event, BiConsumer<String, Map<String, Object>> tell) {
    this.event = event;
    this.tell = tell;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher number = NUMBER.matcher(body);
    if (!number.find()) throw new IOException("expected \"n\", found " + body);
    tell.accept(request.getPathInfo().substring(1), event(Long.parseLong(number.group(1))));
    response.setContentType("application/json");
    response.getOutputStream().write(DONE);
  }

  /** Everybody else's call may be told at the same time. */
  @SuppressWarnings("unchecked")
  private Map<String, Object> event(long number) {
    Map<String, Object> told = new HashMap<>(event);
    Map<String, Object> call = new HashMap<>((Map<String, Object>) told.get("call"));
    Map<String, Object> data = new HashMap<>((Map<String, Object>) call.get("userData"));
    data.put("n", number);
    call.put("userData", data);
    told.put("call", call);
    return told;
  }
}
