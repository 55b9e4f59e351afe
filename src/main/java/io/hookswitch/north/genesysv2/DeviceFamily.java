package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Command;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/** {@code /me/devices}: the phones of the user, supervising others from one, and dialling. */
final class DeviceFamily implements OperationFamily {

  private final OwnCalls calls;
  private final CallFamily callFamily;
  private final OwnPresence presence;
  private final OwnRecords records;
  private final SupervisorRequests supervision;
  private final GenesysV2Requests requests;
  private final DeviceResource resource;
  private final DeviceSettings settings;
  private final UserResource users;

  DeviceFamily(
    OwnCalls calls,
    CallFamily callFamily,
    OwnPresence presence,
    OwnRecords records,
    SupervisorRequests supervision,
    GenesysV2Requests requests,
    DeviceResource resource,
    DeviceSettings settings,
    UserResource users
  ) {
    this.calls = calls;
    this.callFamily = callFamily;
    this.presence = presence;
    this.records = records;
    this.supervision = supervision;
    this.requests = requests;
    this.resource = resource;
    this.settings = settings;
    this.users = users;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "genesysListDevices",
      this::list,
      "genesysGetDevice",
      this::get,
      "genesysOperateDevice",
      this::operate,
      "genesysDial",
      this::dial,
      "genesysGetDeviceSettings",
      this::settings,
      "genesysGetDeviceSettingsByUri",
      this::settings
    );
  }

  private Future<Answer> list(Request request) {
    User user = request.who().user();
    if (!GenesysV2Requests.wantsMembers(request)) {
      return Future.succeededFuture(GenesysV2Answers.uris(request, "devices", user.devices().stream()));
    }
    return presence
      .look(request)
      .map(view -> GenesysV2Answers.with("devices", users.devices(user, view, request.baseUrl())));
  }

  private Future<Answer> get(Request request) {
    Device device = requests.device(request);
    return presence
      .look(request)
      .map(view -> resource.of(device, view.presence(), view.decision(device.id()), request.baseUrl()))
      .map(shown -> GenesysV2Answers.with("device", shown));
  }

  private Future<Answer> settings(Request request) {
    return Future.succeededFuture(GenesysV2Answers.settings("name", settings.of(requests.device(request))));
  }

  private Future<Answer> operate(Request request) {
    String name = request.body().getString("operationName");
    if (SupervisorRequests.isOne(name)) return supervise(request, name);
    if (DeviceOperations.OF_CALLS.contains(name)) {
      return calls
        .at(request, requests.device(request), CallOperations.operation(name))
        .compose(call -> callFamily.command(request, requests.callOperation(request, call)));
    }
    return requests
      .phoneOperation(request)
      .map(input -> presence.ask(request, name, input).map(view -> GenesysV2Answers.accepted()))
      .orElseGet(() -> callFamily.command(request, requests.deviceOperation(request)));
  }

  private Future<Answer> supervise(Request request, String name) {
    return supervision
      .operate(request, requests.device(request))
      .map(refusal ->
        refusal
          .map(why -> GenesysV2Answers.problem(PresenceAnswers.problem(name, why)))
          .orElseGet(GenesysV2Answers::accepted)
      );
  }

  private Future<Answer> dial(Request request) {
    Command.Dial dial = requests.dial(request, calls.newcomer());
    return records
      .dialling(
        request,
        DialBody.of(request.body()).number(),
        () -> calls.dialled(request, dial),
        () -> calls.dial(request, dial)
      )
      .map(reply -> GenesysV2Answers.outcome("Dial", request.who().user(), reply));
  }
}
