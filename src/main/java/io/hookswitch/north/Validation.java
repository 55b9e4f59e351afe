package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.RequestValidatorImpl;
import io.vertx.openapi.validation.impl.ValidatedRequestImpl;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds a request to the contract. The library does that on a worker thread each time; most requests are small, and the way to another
 * thread and back takes longer than the look at them. Those stay on their event loop, only what is large goes to a worker.
 *
 * <p>Of one event loop.
 */
final class Validation implements Handler<RoutingContext> {

  /** Bytes of a body. Looking at so much takes less than a tenth of a millisecond. */
  private static final int SMALL = 4 * 1024;

  /** Bytes of a body that is worth remembering: most commands are a name and a word or two, and the same for every call. */
  private static final int WORDS = 256;
  private static final int REMEMBERED = 512;

  private final Validator validator;

  Validation(Vertx vertx, Contract contract) {
    this.validator = new Validator(vertx, contract);
  }

  /** Goes on with a valid request; another fails with what is wrong with it. */
  @Override
  public void handle(RoutingContext context) {
    Visit visit = Visit.of(context);
    JsonRequest request = JsonRequest.of(context, visit.operation, visit.body());
    visit.asked(request);
    Future<ValidatedRequest> validated = large(request)
      ? validator.validate(request, visit.operation.getOperationId())
      : validator.validate(request, visit.operation);
    validated
      .onSuccess(valid -> {
        visit.valid(valid);
        context.next();
      })
      .onFailure(context::fail);
  }

  private static boolean large(ValidatableRequest request) {
    RequestParameter body = request.getBody();
    return body.isBuffer() && body.getBuffer().length() > SMALL;
  }

  /**
   * A body that an operation has been asked with: its SHA-256. What was said may be somebody's number, and is kept where it can be
   * erased, not here.
   */
  private record Said(String operation, ByteBuffer digest) {}

  private static final class Validator extends RequestValidatorImpl {

    /** What was valid, the last used of it: it is again. To look at a body of twenty bytes takes 30 us, to find it here one or two. */
    private final Map<Said, Boolean> valid = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Said, Boolean> eldest) {
        return size() > REMEMBERED;
      }
    };

    private final Set<String> open;

    private Validator(Vertx vertx, Contract contract) {
      super(vertx, contract.openapi());
      this.open = contract.open();
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
        RequestParameter body = body(operation, request);
        return Future.succeededFuture(new ValidatedRequestImpl(cookies, headers, path, query, body));
      } catch (ValidatorException wrong) {
        return Future.failedFuture(wrong);
      }
    }

    private RequestParameter body(Operation operation, ValidatableRequest request) {
      RequestParameter given = request.getBody();
      boolean brief = given.isBuffer() && given.getBuffer().length() <= WORDS;
      // Whoever has not logged in may be about to, with a password: that is kept nowhere.
      boolean memorable = brief && operation.getRequestBody() != null && !open.contains(operation.getOperationId());
      if (!memorable) return validateBody(operation.getRequestBody(), request);
      Said said = new Said(operation.getOperationId(), ByteBuffer.wrap(Sha256.of(given.getBuffer().getBytes())));
      if (valid.get(said) != null) return new RequestParameterImpl(given.getBuffer().toJsonValue());
      RequestParameter body = validateBody(operation.getRequestBody(), request);
      valid.put(said, true);
      return body;
    }
  }
}
