package io.hookswitch.north.tenantv1;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Operation;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.shard.Calls;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The tenant dialect: which operation of the contract is answered by which method. Each first finds out whether the
 * caller may act for the user of the URL, then what is asked for, then asks the owner of the call.
 */
public final class TenantV1Dialect implements Dialect {

  private final Directory directory;
  private final Calls calls;
  private final CallingUsers users;
  private final TenantV1Requests requests;
  private final TenantV1Answers answers;
  private final Halves halves;
  private final Reconnection reconnection;
  private final Retrieval retrieval;

  /**
   * @param clock the one that the deadlines of requests are made with
   */
  public TenantV1Dialect(Directory directory, PhoneNumbers numbers, Calls calls, InstantSource clock) {
    this.directory = directory;
    this.calls = calls;
    this.users = new CallingUsers(directory);
    this.requests = new TenantV1Requests(directory, numbers);
    this.answers = new TenantV1Answers(directory);
    this.halves = new Halves(calls);
    this.reconnection = new Reconnection(calls, halves, clock);
    this.retrieval = new Retrieval(calls, halves, directory);
  }

  @Override
  public String prefix() {
    return "/api/v1/";
  }

  @Override
  public String cookie() {
    return "sessionid";
  }

  @Override
  public boolean opensSessionOnBasic() {
    return false;
  }

  @Override
  public boolean endsPathsWithSlash() {
    return true;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "tenantLogin",
      this::login,
      "tenantStartCall",
      this::start,
      "tenantRetrieveCall",
      this::retrieve,
      "tenantListCalls",
      this::list,
      "tenantGetCall",
      this::show,
      "tenantModifyCall",
      this::modify,
      "tenantReleaseCall",
      this::release
    );
  }

  @Override
  public Set<String> unserved() {
    return Set.of("tenantModifyCall " + Action.consultativeTransfer);
  }

  @Override
  public Answer answer(Problem problem) {
    return TenantV1Errors.of(problem);
  }

  private Future<Answer> login(Request request) {
    return directory
      .authenticate(request.body().getString("username"), request.body().getString("password"))
      .map(user -> user.orElseThrow(() -> TenantV1Errors.wrongCredentials().refused()))
      .map(answers::loggedIn);
  }

  private Future<Answer> start(Request request) {
    User user = users.acting(request);
    CallId call = calls.mint();
    Command.Dial dial = requests.dial(request, user, call);
    return halves.dial(user, dial, request).map(reply -> answers.started(new HalfId(call, 0), reply));
  }

  private Future<Answer> retrieve(Request request) {
    User user = users.acting(request);
    return retrieval.retrieve(user, request).map(answers::started);
  }

  private Future<Answer> list(Request request) {
    User user = users.seen(request);
    boolean details = requests.includeDetails(request);
    return halves.all(user, request).map(all -> answers.list(user, all, details));
  }

  private Future<Answer> show(Request request) {
    User user = users.seen(request);
    return halves.findListed(user, requests.half(request), request).map(half -> answers.details(user, half));
  }

  private Future<Answer> release(Request request) {
    User user = users.acting(request);
    return halves
      .find(user, requests.half(request), request)
      .compose(half -> act(user, half, Modification.of(Action.release), request));
  }

  private Future<Answer> modify(Request request) {
    User user = users.acting(request);
    Modification wish = requests.modification(request, user);
    return halves.find(user, requests.half(request), request).compose(
      half ->
        switch (wish.action()) {
          case reconnect -> reconnect(user, half, request);
          case blindTransfer -> transfer(user, half, wish, request);
          default -> act(user, half, wish, request);
        }
    );
  }

  private Future<Answer> act(User user, Half half, Modification wish, Request request) {
    Command command = wish.action().command(half.id().partyId(), wish.to());
    return halves
      .command(user, command, request.deadline(), request)
      .map(reply -> answers.done(wish.action(), half.id(), reply));
  }

  /** Looks before it leaps: a refused reconnect must not have released anything. */
  private Future<Answer> reconnect(User user, Half half, Request request) {
    if (!half.decision().allows(Operation.Retrieve)) {
      return Future.succeededFuture(TenantV1Errors.of(Legality.refused(Action.reconnect, half)));
    }
    return reconnection.reconnect(user, half, request).map(reply -> answers.done(Action.reconnect, half.id(), reply));
  }

  private Future<Answer> transfer(User user, Half half, Modification wish, Request request) {
    if (TenantV1Requests.hasChargeAddress(user)) return act(user, half, wish, request);
    Objection why = Legality.objection(wish.action(), half).orElse(Objection.NO_CHARGE_ADDRESS);
    return Future.succeededFuture(TenantV1Errors.of(why));
  }
}
