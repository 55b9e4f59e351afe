package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import io.vertx.openapi.contract.Parameter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract as a whole. */
@ExtendWith(VertxExtension.class)
class ContractTest {

  @Test
  void operationsAreNamedAfterTheirDialectAndSayWhatTheyAnswer(Vertx vertx, VertxTestContext test) {
    Contract.load(vertx).onComplete(
      test.succeeding(contract ->
        test.verify(() -> {
          assertThat(contract.openapi().operations())
            .hasSizeGreaterThan(30)
            .allSatisfy(operation -> {
              String path = operation.getAbsoluteOpenAPIPath();
              assertThat(operation.getOperationId()).startsWith(dialect(path));
              assertThat(path.endsWith("/")).isEqualTo(path.startsWith("/api/v1/"));
              for (int status : new int[] { 400, 403, 404, 408, 413, 500, 501, 503, 504 }) {
                assertThat(operation.getResponse(status))
                  .as(operation.getOperationId() + " " + status)
                  .isNotNull();
              }
            });
          test.completeNow();
        })
      )
    );
  }

  private static String dialect(String path) {
    if (path.startsWith("/ops/")) return "ops";
    return path.startsWith("/api/v1/") ? "tenant" : "genesys";
  }

  @Test
  void everyCommandOnACallMayBeNamedAndSaysHowThatIsRefused(Vertx vertx, VertxTestContext test) {
    Contract.load(vertx).onComplete(
      test.succeeding(contract ->
        test.verify(() -> {
          assertThat(contract.openapi().operations())
            .filteredOn(operation -> operation.getHttpMethod() != HttpMethod.GET)
            .filteredOn(operation -> !operation.getAbsoluteOpenAPIPath().startsWith("/ops/"))
            .filteredOn(operation -> operation.getAbsoluteOpenAPIPath().contains("/calls"))
            .filteredOn(
              operation -> !List.of("tenantCreateImrn", "tenantRetrieveCall").contains(operation.getOperationId())
            )
            .hasSizeGreaterThan(4)
            .allSatisfy(operation -> {
              assertThat(operation.getParameters()).extracting(Parameter::getName).contains("Idempotency-Key");
              assertThat(operation.getResponse(412)).as(operation.getOperationId()).isNotNull();
              assertThat(operation.getResponse(422)).as(operation.getOperationId()).isNotNull();
            });
          test.completeNow();
        })
      )
    );
  }

  @Test
  void everythingThatIsDoneMayBeNamed(Vertx vertx, VertxTestContext test) {
    Set<String> nothingToDoTwice = Set.of("tenantLogin", "tenantLogout", "opsCheckRules");
    Contract.load(vertx).onComplete(
      test.succeeding(contract ->
        test.verify(() -> {
          assertThat(contract.openapi().operations())
            .filteredOn(operation -> operation.getHttpMethod() != HttpMethod.GET)
            // A channel counts its own messages.
            .filteredOn(operation -> !operation.getAbsoluteOpenAPIPath().startsWith("/api/v2/notifications"))
            .filteredOn(operation -> !nothingToDoTwice.contains(operation.getOperationId()))
            .hasSizeGreaterThan(15)
            .allSatisfy(operation -> {
              assertThat(operation.getParameters())
                .as(operation.getOperationId())
                .extracting(Parameter::getName)
                .contains("Idempotency-Key");
              assertThat(operation.getResponse(422)).as(operation.getOperationId()).isNotNull();
            });
          test.completeNow();
        })
      )
    );
  }

  @Test
  void onlyTheVersionAndTheLoginAreOpenToAll(Vertx vertx, VertxTestContext test) {
    Contract.load(vertx).onComplete(
      test.succeeding(contract ->
        test.verify(() -> {
          assertThat(contract.open()).containsExactlyInAnyOrder("genesysGetVersion", "tenantLogin");
          test.completeNow();
        })
      )
    );
  }
}
