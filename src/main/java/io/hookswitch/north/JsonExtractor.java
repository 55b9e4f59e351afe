package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.HashMap;
import java.util.Map;

/** Hands the validator the body that the gates have read, as JSON whatever the client called it, "" as an object. */
final class JsonExtractor implements RequestExtractor {

  @Override
  public Future<ValidatableRequest> extractValidatableRequest(RoutingContext context, Operation operation) {
    Buffer body = Visit.of(context).body().toBuffer();
    return RequestUtils.extract(context.request(), operation, () -> Future.succeededFuture(body)).map(Labelled::new);
  }

  private record Labelled(ValidatedRequest request) implements ValidatableRequest {
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
}
