package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestValidatorImpl;
import io.vertx.openapi.validation.impl.ValidatedRequestImpl;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds a request to the contract. The library does that on a worker thread each time; most requests are small, and the way to another
 * thread and back takes longer than the look at them. Those stay on their event loop, only what is large goes to a worker.
 */
final class Validation {

  /** Bytes of a body. Looking at so much takes less than a tenth of a millisecond. */
  private static final int SMALL = 4 * 1024;

  private final Validator validator;
  private final RequestExtractor extractor = new JsonExtractor();

  Validation(Vertx vertx, OpenAPIContract contract) {
    this.validator = new Validator(vertx, contract);
  }

  /** What comes first at the route of an operation: goes on with a valid request, else fails with 400 as the library's does. */
  Handler<RoutingContext> of(Operation operation) {
    return context ->
      extractor
        .extractValidatableRequest(context, operation)
        .compose(request ->
          large(request)
            ? validator.validate(request, operation.getOperationId())
            : validator.validate(request, operation)
        )
        .onSuccess(valid -> {
          context.put(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST, valid);
          context.next();
        })
        .onFailure(why ->
          context.fail(why instanceof ValidatorException ? new HttpException(400, why.getMessage(), why) : why)
        );
  }

  private static boolean large(ValidatableRequest request) {
    RequestParameter body = request.getBody();
    return body != null && body.isBuffer() && body.getBuffer().length() > SMALL;
  }

  private static final class Validator extends RequestValidatorImpl {

    private Validator(Vertx vertx, OpenAPIContract contract) {
      super(vertx, contract);
    }

    private Future<ValidatedRequest> validate(ValidatableRequest request, Operation operation) {
      Map<String, RequestParameter> cookies = new HashMap<>();
      Map<String, RequestParameter> headers = new HashMap<>();
      Map<String, RequestParameter> path = new HashMap<>();
      Map<String, RequestParameter> query = new HashMap<>();
      try {
        for (Parameter parameter : operation.getParameters()) {
          String name = parameter.getName();
          switch (parameter.getIn()) {
            case COOKIE -> cookies.put(name, validateParameter(parameter, request.getCookies().get(name)));
            case HEADER -> headers.put(name, validateParameter(parameter, request.getHeaders().get(name)));
            case PATH -> path.put(name, validateParameter(parameter, request.getPathParameters().get(name)));
            case QUERY -> query.put(name, validateParameter(parameter, request.getQuery().get(name)));
          }
        }
        RequestParameter body = validateBody(operation.getRequestBody(), request);
        return Future.succeededFuture(new ValidatedRequestImpl(cookies, headers, path, query, body));
      } catch (ValidatorException wrong) {
        return Future.failedFuture(wrong);
      }
    }
  }
}
