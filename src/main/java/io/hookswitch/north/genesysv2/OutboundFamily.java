package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/** {@code /me/outbound-campaigns} and {@code /me/outbound-records}: whom to call next, and what came of it. */
final class OutboundFamily implements OperationFamily {

  private final OwnRecords records;

  OutboundFamily(OwnRecords records) {
    this.records = records;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "genesysOperateCampaign",
      request -> ask(request, OutboundRequests.campaignOperation(request)),
      "genesysAddRecord",
      request -> ask(request, OutboundRequests.addition(request)),
      "genesysOperateRecord",
      request -> ask(request, OutboundRequests.recordOperation(request))
    );
  }

  private Future<Answer> ask(Request request, OutboundWish wish) {
    return records.ask(request, wish).map(done -> GenesysV2Answers.accepted());
  }
}
