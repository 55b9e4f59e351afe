package io.hookswitch.north.tenantv1;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Terms;
import io.hookswitch.config.TenantConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.Passwords;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Repeats;
import io.hookswitch.north.Request;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.shard.AnchoredCalls;
import io.hookswitch.shard.Calls;
import io.hookswitch.token.Tokens;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The tenant dialect: which operation of the contract is answered by which method. Each first finds out whether the
 * caller may act for the user of the URL, then what is asked for, then asks the owner of the call.
 */
public final class TenantV1Dialect implements Dialect {

  private final Calls calls;
  private final Passwords passwords;
  private final Tokens tokens;
  private final TenantConfig settings;
  private final CallingUsers users;
  private final TenantV1Requests requests;
  private final TenantV1Answers answers;
  private final Halves halves;
  private final Reconnection reconnection;
  private final ConsultativeTransfer consultation;
  private final Imrns imrns;
  private final Retrieval retrieval;

  /**
   * @param tokens what a login may answer beside its session
   * @param clock the one that the deadlines of requests are made with
   */
  public TenantV1Dialect(
    Directory directory,
    PhoneNumbers numbers,
    Calls calls,
    AnchoredCalls anchored,
    Passwords passwords,
    Tokens tokens,
    TenantConfig settings,
    InstantSource clock
  ) {
    this.passwords = passwords;
    this.tokens = tokens;
    this.settings = settings;
    this.calls = calls;
    this.users = new CallingUsers(directory);
    this.requests = new TenantV1Requests(directory, numbers);
    this.answers = new TenantV1Answers(directory);
    this.halves = new Halves(calls);
    this.imrns = new Imrns(directory, requests, anchored);
    this.reconnection = new Reconnection(calls, halves, clock);
    this.consultation = new ConsultativeTransfer(halves, answers);
    this.retrieval = new Retrieval(calls, halves, directory);
  }

  @Override
  public String prefix() {
    return "/api/v1/";
  }

  @Override
  public Optional<String> cookie() {
    return Optional.of("sessionid");
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
      "tenantLogout",
      this::logout,
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
      this::release,
      "tenantCreateImrn",
      this::createImrn
    );
  }

  @Override
  public Set<String> unserved() {
    return Set.of();
  }

  @Override
  public Answer answer(Problem problem) {
    return TenantV1Errors.of(problem, settings.badBodyIs400());
  }

  @Override
  public boolean urgent(String operationId, JsonObject body) {
    return switch (operationId) {
      case "tenantReleaseCall" -> true;
      case "tenantModifyCall" -> Action.pauseRecording.name().equals(body.getValue("action"));
      default -> false;
    };
  }

  /** A number that can be dialled is lent again to whoever asks for the same. */
  @Override
  public Repeats repeats(String operationId, JsonObject body) {
    return operationId.equals("tenantCreateImrn") ? Repeats.IN_DOUBT : Repeats.BY_ITSELF;
  }

  private Future<Answer> login(Request request) {
    return passwords
      .check(request.body().getString("username"), request.body().getString("password"), request.address())
      .map(user -> user.orElseThrow(() -> TenantV1Errors.wrongCredentials().refused()))
      .map(user -> answers.loggedIn(user, tokens.issue(user)));
  }

  private Future<Answer> logout(Request request) {
    return Future.succeededFuture(Answer.ok(new JsonObject()).endingSession());
  }

  private Future<Answer> start(Request request) {
    User user = users.acting(request);
    CallId call = calls.mint();
    Command.Dial dial = requests.dial(request, user, call);
    return halves.dial(user, dial, request).map(answers::started);
  }

  private Future<Answer> createImrn(Request request) {
    return imrns.create(users.acting(request), request);
  }

  private Future<Answer> retrieve(Request request) {
    User user = users.acting(request);
    return retrieval.retrieve(user, request).map(pull -> answers.started(pull.temporary(), pull.replayed()));
  }

  private Future<Answer> list(Request request) {
    User user = users.seen(request);
    boolean details = requests.includeDetails(request);
    return halves.all(user, request).map(all -> answers.list(user, shown(all), details));
  }

  private List<Halves.Listed> shown(List<Halves.Listed> all) {
    if (settings.listDetached()) return all;
    return all
      .stream()
      .filter(one -> one.half().state() != HalfState.Detached)
      .toList();
  }

  private Future<Answer> show(Request request) {
    User user = users.seen(request);
    return halves.find(user, requests.half(request), request).map(half -> answers.details(user, half));
  }

  private Future<Answer> release(Request request) {
    return command(users.acting(request), Modification.of(Action.release), request);
  }

  private Future<Answer> modify(Request request) {
    User user = users.acting(request);
    return command(user, requests.modification(request, user), request);
  }

  /** What has been done under the same name is not even looked at again: the half may be quite another by now. */
  private Future<Answer> command(User user, Modification wish, Request request) {
    HalfId id = requests.half(request);
    return halves
      .recall(user, id, request)
      .compose(known ->
        known
          .map(replay -> Future.succeededFuture(answers.done(wish.action(), replay.half(), replay.reply())))
          .orElseGet(() -> halves.find(user, id, request).compose(found -> modify(user, found, wish, request)))
      );
  }

  private Future<Answer> modify(User user, Halves.Listed found, Modification wish, Request request) {
    if (wish.action() == Action.release) return act(user, found, wish, request);
    // Whether the consulted half exists is asked before how the two are.
    if (wish.action() == Action.consultativeTransfer) return consultation.transfer(user, found, wish, request);
    Optional<Objection> why = Legality.beyondRules(wish.action(), found.half());
    if (why.isPresent()) return Future.succeededFuture(TenantV1Errors.of(why.get()));
    return switch (wish.action()) {
      case reconnect -> reconnect(user, found, request);
      case blindTransfer -> transfer(user, found, wish, request);
      default -> act(user, found, wish, request);
    };
  }

  private Future<Answer> act(User user, Halves.Listed found, Modification wish, Request request) {
    Command command = wish.action().command(found.half().at(), wish.to());
    return halves
      .command(user, command, request.deadline(), request)
      .map(reply -> answers.done(wish.action(), user, found, reply));
  }

  /** Looks before it leaps: a refused reconnect must not have released anything. */
  private Future<Answer> reconnect(User user, Halves.Listed found, Request request) {
    Half half = found.half();
    if (outdated(half, request.terms())) {
      return Future.succeededFuture(answers.changed(user, found));
    }
    if (!Reconnection.allowed(half)) {
      return Future.succeededFuture(TenantV1Errors.of(Legality.refused(Action.reconnect, half)));
    }
    return reconnection.reconnect(user, half, request).map(reply -> answers.done(Action.reconnect, user, found, reply));
  }

  private static boolean outdated(Half half, Terms terms) {
    return terms.version() != null && terms.version() != half.call().version();
  }

  private Future<Answer> transfer(User user, Halves.Listed found, Modification wish, Request request) {
    if (TenantV1Requests.hasChargeAddress(user)) return act(user, found, wish, request);
    Objection why = Legality.objection(wish.action(), found.half()).orElse(Objection.NO_CHARGE_ADDRESS);
    return Future.succeededFuture(TenantV1Errors.of(why));
  }
}
