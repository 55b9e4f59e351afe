package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.Map;

/** What the validator looks at: the body that the gates have read, as JSON whatever the client called it, "" as an object. */
record JsonRequest(ValidatableRequest request) implements ValidatableRequest {
  static Future<ValidatableRequest> of(HttpServerRequest request, Operation operation, JsonObject body) {
    return RequestUtils.extract(request, operation, () -> Future.succeededFuture(body.toBuffer())).map(
      JsonRequest::new
    );
  }

  @Override
  public Map<String, RequestParameter> getHeaders() {
    Map<String, RequestParameter> headers = new HashMap<>(request.getHeaders());
    // The validator would read their quotes as JSON; ClientTerms reads and judges them.
    headers.remove(ClientTerms.KEY);
    headers.remove(ClientTerms.VERSION_HEADER);
    return headers;
  }

  @Override
  public Map<String, RequestParameter> getCookies() {
    return request.getCookies();
  }

  @Override
  public Map<String, RequestParameter> getPathParameters() {
    return request.getPathParameters();
  }

  @Override
  public Map<String, RequestParameter> getQuery() {
    return request.getQuery();
  }

  @Override
  public RequestParameter getBody() {
    return request.getBody();
  }

  @Override
  public String getContentType() {
    return "application/json";
  }
}
