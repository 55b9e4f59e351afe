package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;

/** Where {@code openapi.yaml} is. Loading takes a good part of a second, so a node does it once for all its loops. */
public final class Contract {

  private Contract() {}

  /** Reads it from the class path; fails with what is wrong with it. */
  public static Future<OpenAPIContract> load(Vertx vertx) {
    return OpenAPIContract.from(vertx, "openapi.yaml");
  }
}
