package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.Directory;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Repeats;
import io.hookswitch.north.Request;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.outbound.Outbound;
import io.hookswitch.push.Streams;
import io.hookswitch.records.Records;
import io.hookswitch.shard.Calls;
import io.hookswitch.shard.Presences;
import io.hookswitch.shard.Supervisors;
import io.hookswitch.user.AgentStates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Genesys Web Services v2: what is served is what its families of operations serve. */
public final class GenesysV2Dialect implements Dialect {

  private final List<OperationFamily> families;

  /**
   * @param dispositionKey the user data key of a disposition whose client names none
   * @param states the agent states there are
   * @param streams says to which place in the caller's stream of notifications a state belongs, and takes what comes of
   *     requests about records
   */
  public GenesysV2Dialect(
    Calls calls,
    Presences presences,
    Outbound outbound,
    Supervisors supervisors,
    Directory directory,
    PhoneNumbers numbers,
    AgentStates states,
    String dispositionKey,
    Streams streams,
    InstantSource clock
  ) {
    this(
      calls,
      presences,
      outbound,
      supervisors,
      directory,
      numbers,
      states,
      dispositionKey,
      streams,
      clock,
      Records.none()
    );
  }

  /** @param remembered takes dispositions of calls that are forgotten */
  public GenesysV2Dialect(
    Calls calls,
    Presences presences,
    Outbound outbound,
    Supervisors supervisors,
    Directory directory,
    PhoneNumbers numbers,
    AgentStates states,
    String dispositionKey,
    Streams streams,
    InstantSource clock,
    Records remembered
  ) {
    OwnCalls own = new OwnCalls(calls);
    OwnPresence presence = new OwnPresence(presences);
    OwnRecords records = new OwnRecords(outbound, streams, clock);
    StreamPlace place = new StreamPlace(streams);
    GenesysV2Requests requests = new GenesysV2Requests(directory, numbers, dispositionKey, calls::mintBeside);
    DeviceResource devices = new DeviceResource(directory);
    UserResource users = new UserResource(directory, devices, new ChannelResource(states));
    SupervisorRequests supervision = new SupervisorRequests(directory, supervisors);
    CallFamily callFamily = new CallFamily(
      own,
      requests,
      new CallResource(directory, numbers),
      place,
      clock,
      new LateDispositions(remembered)
    );
    this.families = List.of(
      callFamily,
      new DeviceFamily(
        own,
        callFamily,
        presence,
        records,
        supervision,
        requests,
        devices,
        new DeviceSettings(directory),
        users
      ),
      new MeFamily(presence, new PresenceRequests(directory, states), records, callFamily, users, place),
      new OutboundFamily(records),
      new DesktopReads(directory, states)
    );
  }

  @Override
  public String prefix() {
    return "/api/v2/";
  }

  @Override
  public Optional<String> cookie() {
    return Optional.of("JSESSIONID");
  }

  @Override
  public boolean opensSessionOnBasic() {
    return true;
  }

  @Override
  public boolean guardsWithCsrfToken() {
    return true;
  }

  @Override
  public boolean endsPathsWithSlash() {
    return false;
  }

  @Override
  public boolean urgent(String operationId, JsonObject body) {
    return switch (operationId) {
      case "genesysOperateCall" -> CallOperations.urgent(body.getValue("operationName"));
      case "genesysOperateDevice" -> DeviceOperations.urgent(body.getValue("operationName"));
      default -> false;
    };
  }

  /** Outbound results find that they are so already: a record that is done is not held any more. */
  @Override
  public Repeats repeats(String operationId, JsonObject body) {
    return switch (operationId) {
      case "genesysOperateCall", "genesysDial" -> Repeats.BY_ITSELF;
      case "genesysOperateDevice" -> DeviceOperations.ofCall(body.getString("operationName"))
        ? Repeats.BY_ITSELF
        : Repeats.IN_DOUBT;
      case
        "genesysOperateMe",
        "genesysOperateVoiceChannel",
        "genesysOperateCampaign",
        "genesysOperateRecord" -> Repeats.IN_DOUBT;
      default -> Repeats.NEVER;
    };
  }

  /** Fails when two families claim the same operation. */
  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return families
      .stream()
      .flatMap(family -> family.operations().entrySet().stream())
      .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Set<String> unserved() {
    return families
      .stream()
      .flatMap(family -> family.unserved().stream())
      .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Answer answer(Problem problem) {
    return GenesysV2Answers.problem(problem);
  }
}
