package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;

/** What came back, already held to the contract. */
record Answer(String request, int status, HttpHeaders headers, String text) {
  JsonObject body() {
    return new JsonObject(text);
  }

  JsonArray list(String field) {
    return body().getJsonArray(field);
  }

  /** Goes on when the status is this one, else fails with all there is to know. */
  Answer expect(int expected) {
    assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
    return this;
  }

  /** A refusal: its status, and {@code statusCode} where the dialect has one, or {@code details}. */
  Answer expectGenesys(int expected, int statusCode) {
    expect(expected);
    assertThat(body().getInteger("statusCode")).as("%s answered %s", request, text).isEqualTo(statusCode);
    return this;
  }

  @Override
  public String toString() {
    return request + " -> " + status + " " + text;
  }
}
