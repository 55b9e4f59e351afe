// Made by "make types"; a change is lost with the next.

export interface paths {
    "/api/v2/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The user who is logged in
         * @description With `subresources`, also the collections that belong to the user. The usual first request of a client: with Basic
         *     credentials it opens the session. The path with a final slash is the same.
         */
        get: operations["genesysGetMe"];
        put?: never;
        /**
         * Begin or end an agent session, change the agent state of all channels
         * @description `StartContactCenterSession` and `EndContactCenterSession`; every other name is the operation name of an agent state, see
         *     `/api/v2/settings/agent-states`. `EndContactCenterSession` also ends the HTTP session. A bulk that worked for some channels
         *     only answers 200 with statusCode 7.
         */
        post: operations["genesysOperateMe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls of the user
         * @description With `fields` (any value) the calls themselves, without it only their URIs.
         */
        get: operations["genesysListCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call of the user
         * @description The call as this user sees it; the same object travels in every `CallStateChangeMessage`.
         */
        get: operations["genesysGetCall"];
        put?: never;
        /**
         * Do something with a call
         * @description `operationName` says what; it should be among the call's `capabilities`. Names that the gateway does not know are refused
         *     with the list of those it knows.
         */
        post: operations["genesysOperateCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phones of the user
         * @description With `fields` (any value) the devices themselves, without it only their URIs.
         */
        get: operations["genesysListDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One phone of the user
         * @description The device as the user sees it; the same object travels in every `DeviceStateChangeMessage`.
         */
        get: operations["genesysGetDevice"];
        put?: never;
        /**
         * Do something with a phone
         * @description Do not disturb, forwarding, supervisor monitoring; `SetCallDisposition`, which is posted here as well as to the call; and
         *     `StartCallRecording`, `PauseCallRecording`, `ResumeCallRecording`, `StopCallRecording`, `MuteMonitoredUser`,
         *     `UnmuteMonitoredUser` of the one call of this phone for which they are possible. 409 when there is none, or when there
         *     are several.
         */
        post: operations["genesysOperateDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/devices/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dial
         * @description To a number, or to the number of an outbound record, whose fields become the user data of the call.
         */
        post: operations["genesysDial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/devices/{id}/settings/tserver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Switch settings of a phone
         * @description Names and values as this gateway knows them: `record`, whether calls are recorded without being asked for, and
         *     `sip-cti-control`, what a client can do to the phone.
         */
        get: operations["genesysGetDeviceSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/devices/{id}/settings/tserver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Switch settings of a phone, by its URI
         * @description The same as `/api/v2/me/devices/{id}/settings/tserver`, for the user's own phones. Names and values as this gateway knows them: `record`, whether calls are recorded without being asked for, and
         *     `sip-cti-control`, what a client can do to the phone.
         */
        get: operations["genesysGetDeviceSettingsByUri"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels of the user
         * @description One entry for each channel the user may work on, with its agent state.
         */
        get: operations["genesysListChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/channels/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the agent state for voice
         * @description `Ready`, `NotReady`, `AfterCallWork`, `AuxWork`, `Offline`, or the operation name of another agent state, see
         *     `/api/v2/settings/agent-states`.
         */
        post: operations["genesysOperateVoiceChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/outbound-campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a campaign for a record
         * @description `GetPreviewRecord`. The record comes as an `OutboundRecordMessage`.
         */
        post: operations["genesysOperateCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/outbound-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a record to a calling list
         * @description `AddRecord`; acknowledged by an `OutboundRecordMessage`.
         */
        post: operations["genesysAddRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/outbound-records/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do something with a record
         * @description Complete, reject, reschedule or update a record, or ask for the records of its chain.
         */
        post: operations["genesysOperateRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups of the user
         * @description Such as `type=BusinessUnit`.
         */
        get: operations["genesysListMyGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups of the contact centre
         * @description Such as `type=dispositions`.
         */
        get: operations["genesysListGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * State of the services behind the gateway
         * @description Voice is active while the switch can be reached.
         */
        get: operations["genesysListServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search for people to call
         * @description Users of the same tenant whose name or number matches.
         */
        get: operations["genesysListContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contact
         * @description A user of the same tenant, with the numbers to call.
         */
        get: operations["genesysGetContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/workbins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workbins
         * @description There are none: this gateway handles calls only.
         */
        get: operations["genesysListWorkbins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/settings/agent-states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agent states
         * @description What can be posted as `operationName` to change the agent state.
         */
        get: operations["genesysListAgentStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/diagnostics/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version
         * @description Open to all: load balancers ask it.
         */
        get: operations["genesysGetVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CometD channel
         * @description Bayeux 1.0, transport long-polling; topics `/v2/me/calls`, `/v2/me/devices`, `/v2/me/channels`, `/v2/me/outbound`, wildcards
         *     included. Served by the notification channel, not by the contract's router.
         */
        post: operations["genesysNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/notifications/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CometD channel, message type in the path
         * @description As `/api/v2/notifications`; many clients append `handshake`, `connect` or `disconnect` to it, some the kinds of the
         *     other meta messages too.
         */
        post: operations["genesysNotificationsByType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/groups/{group}/users/{user}/services/calls/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ongoing calls
         * @description With `includeDetails` (in the body; or in the query, since proxies drop bodies of GET; the body wins) also the details.
         */
        get: operations["tenantListCalls"];
        put?: never;
        /**
         * Call a number
         * @description Rings the user's own phone first, then the number. 201 means accepted, not connected.
         */
        post: operations["tenantStartCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/groups/{group}/users/{user}/services/calls/{callId}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Details of a call
         * @description The call as the user sees it.
         */
        get: operations["tenantGetCall"];
        /**
         * Modify the state of a call
         * @description `action` says how. A refusal for the state of the call is 400 with code 59, INVALID_CALL_OPERATION.
         */
        put: operations["tenantModifyCall"];
        post?: never;
        /**
         * Release a call
         * @description Ends the user's call.
         */
        delete: operations["tenantReleaseCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/groups/{group}/users/{user}/services/calls/retrieve/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pull a call to another location
         * @description Begins a temporary call to the user's other locations; whichever answers takes over the user's current call, which
         *     keeps its id and its state. The current call is the active one, else the one that was held last. If nobody answers
         *     the temporary call is released and nothing has happened; to cancel, release the temporary call.
         *
         *     400: there are calls, but none that can be pulled, or one is being pulled. 403: the user has no other locations, or
         *     is out of reach. 404: the user has no call.
         */
        post: operations["tenantRetrieveCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/groups/{group}/users/{user}/services/calls/imrn/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Anchor a mobile call
         * @description Lends a number that the mobile dials instead of the called number. Dialled by that mobile, once and in time, the
         *     call appears among the user's as `Originator` and goes on to the called number, which is shown the user's own
         *     number. Dialled by anybody else, twice or too late, it is unallocated. The same request again, while the number
         *     can be dialled, answers with the same number and gives it its full time again.
         */
        post: operations["tenantCreateImrn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Opens a session; its cookie `sessionid` goes with every later request. Where the operator has the gateway issue
         *     tokens, the answer has one too.
         */
        post: operations["tenantLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session of the cookie and takes the cookie back. A token is good until it is over, whatever ends.
         */
        post: operations["tenantLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The nodes of the cluster
         * @description All members as the answering node sees them, each with what it says of itself. One that does not answer within two
         *     seconds is listed with `answers: false` and nothing more.
         */
        get: operations["opsListNodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/nodes/{node}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a node away
         * @description The node stops being ready, hands its calls over to the others, sends its clients elsewhere, and ends, as it does
         *     on SIGTERM. The answer comes before that has begun; asking again changes nothing.
         */
        post: operations["opsDrainNode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/shards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who owns which part of the calls
         * @description All shards: the node that owns each, and the one that should, as the answering node sees it. They differ while a shard is
         *     being handed over; a shard without an owner takes no commands.
         */
        get: operations["opsListShards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differed from the switch's own list of calls
         * @description Every node compares the calls of its shards with the switch's own list: after a takeover, a split, a time without the
         *     switch, and in rounds. This is what they have found since their start, and what they did about it.
         */
        get: operations["opsReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which rules are in force
         * @description The generations that the cluster knows, at most 50, oldest first: which one is in force, which one a roll-back would bring
         *     back, which one is on trial for whom; and what has happened, oldest first.
         */
        get: operations["opsGetRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge rule files
         * @description Says every mistake, and runs the scenarios. Nothing is kept. Bodies have the size that `http.bodyLimitBytes` permits.
         */
        post: operations["opsCheckRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring rule files
         * @description Makes them the next generation, a candidate: nothing is decided by it yet. Files with mistakes, or whose scenarios fail,
         *     are refused with all of it.
         */
        post: operations["opsAddGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/generations/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A generation with its files
         * @description The files as they were brought.
         */
        get: operations["opsGetGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/generations/{number}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a generation would change, in words
         * @description For which facts it decides otherwise than the generation in force, or than the one in `from`; names of rules do not count.
         */
        get: operations["opsDiffGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/generations/{number}/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a generation says, as tables
         * @description What is allowed in which state, with overlays and exceptions worked in: one table of calls and one of phones. With `tenant`,
         *     as this tenant has it; else as a tenant without rules of its own.
         */
        get: operations["opsShowGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/generations/{number}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a generation would change for those who are on a call
         * @description Compares the lists of all users who are on a call now, and those of the last decisions (8192 a node at most), with what the
         *     generation would say. Nobody is told. The counts are exact, at most 200 cases of each are listed.
         */
        get: operations["opsDryRunGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/generations/{number}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a generation into force
         * @description On all nodes, for everybody: each node loads it first, then the cluster switches, then users whose list has changed are told.
         *     Ends a trial. After an error other than TIMEOUT nothing has changed.
         */
        post: operations["opsActivateGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the generation before back into force
         * @description In one step, as `activate` does it; once more for the one before that.
         */
        post: operations["opsRollBackRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/rules/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let a generation decide for some calls
         * @description For the calls of these tenants, or a share of all or of theirs; a call is in or out for its whole life. Phones take part where
         *     a whole tenant does. Takes the place of another trial.
         */
        put: operations["opsTryGeneration"];
        post?: never;
        /**
         * End the trial
         * @description What is in force decides for all calls again.
         */
        delete: operations["opsEndTrial"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls that go on
         * @description Those that fit, the newest first, a page at a time: every node is asked for its own. Where there are more, `next` is the
         *     `before` of the next request. One party has to fit `user`, `number` and `state` together.
         */
        get: operations["opsListLiveCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls/{call}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a call for everybody
         * @description Whatever the rules say: all who are on it are hung up, by the owner of the call and the switch as after any command. Answered
         *     when the switch has done it. The reason is in the log and in the call's journal, with who gave it.
         */
        post: operations["opsClearCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls/{call}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why somebody on a call may do what, or not
         * @description For every user on the call and every operation: whether it is allowed, and by which cell or rule of which generation. Also for a call
         *     that is over, as long as it is remembered (`call.linger`). With `event`, for the user and at the moment of that event; the
         *     list of events goes back as far as the users' events are kept (`push.keepEvents`, `push.keepFor`).
         */
        get: operations["opsExplainCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records of calls, for other programs
         * @description In the order in which the calls began, also those that go on. As JSON lines, one call a line, or as CSV (RFC 4180, with
         *     a head line), one party a line; what is in its columns `recorded` and `userData` is JSON, as in the JSON lines. Where
         *     there may be more, `X-Hookswitch-Next` is the `after` of the next request.
         */
        get: operations["opsExportCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls/{call}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is remembered of a call
         * @description Its record, a page of the journal of what happened to it, and the newest state that is kept. Where there is more of the
         *     journal, `next` is the `after` of the next request.
         */
        get: operations["opsGetCallHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls/{call}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files of what was recorded of a call
         * @description Those of every party whose record says that it was recorded, as the switch has them; a file that is being made is not among
         *     them. Each time the recording of a party began anew there is another. A pause is not in the file. For operators with the
         *     feature `ops-recordings` only.
         */
        get: operations["opsListRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calls/{call}/recordings/{recording}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of these files
         * @description A WAV file as the switch has it, and not over the event-bus bridge. Who fetched what is in the log. For operators with the feature
         *     `ops-recordings` only; a node sends 16 files at a time.
         */
        get: operations["opsGetRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each node counts
         * @description The numbers of `/metrics`, without those of the JVM, by their names with dots and the values of their labels behind; counters
         *     count from the start of the node.
         */
        get: operations["opsListFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/figures/past": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each node has counted in the last half hour
         * @description Some of the figures (commands, how long they took, calls, events that wait), as each node has kept them every ten seconds since its
         *     start; for charts. Programs that want more have `/metrics`.
         */
        get: operations["opsListPastFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How each node reaches its switches
         * @description Which connectors it has, whether each reaches its switch and since when the node has found it so, what went through it since the
         *     start of the node, and what went wrong last.
         */
        get: operations["opsListConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks, what it may, and who answers
         * @description For a page that offers only what will be done.
         */
        get: operations["opsGetSelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is told of events, and who is behind
         * @description Clients on CometD and on the event-bus bridge, those first that have most messages waiting.
         */
        get: operations["opsListSubscribers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The end of the log of decisions
         * @description What all nodes have written last, at most 200 lines each, the newest first, as it is in their files: masked, refusals and the
         *     share that `decisions.share` permits.
         */
        get: operations["opsListDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calling-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calling lists, and how far they have come
         * @description Those of all tenants, in the order of their numbers.
         */
        get: operations["opsListCallingLists"];
        put?: never;
        /**
         * Bring a calling list
         * @description From the CSV that is sent, or from a file of the folder `outbound.dir` of the node that answers; what is in them is said in
         *     docs/outbound.md. An export is taken over with where its chains stand; what agents held goes back to the list. A list with
         *     mistakes is refused with all of them, and changes nothing.
         */
        post: operations["opsImportCallingList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calling-lists/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a calling list
         * @description With what has become of its records; export it before. Refused while agents hold some of it. Numbers that are not to be
         *     called stay so. A node that starts with the file of the list in its folder takes it over again, as new.
         */
        delete: operations["opsRemoveCallingList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calling-lists/{number}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts at the chains of a calling list
         * @description As CSV, one attempt a line: `chainId` as in the list as CSV, `attempt` of the chain, from 1, `agent` who had it, `what` (`DIALLED`,
         *     `REJECTED`) and `madeAt`. In the order of chains and attempts.
         */
        get: operations["opsExportAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/calling-lists/{number}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A calling list as CSV
         * @description All of it, one record a line, with call results, attempts, callbacks and where each chain stands. What is sent to
         *     `POST /ops/calling-lists` makes the same list again.
         */
        get: operations["opsExportCallingList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the data of one customer
         * @description From all calls that are over and that concern the customer: those with this number out in the network, or with this
         *     pair of user data. Numbers, user data, dispositions, the journal and the state are gone for good; that there was a
         *     call, when, how it ended and which users were on it stays. Calls that go on are counted and left: ask again later.
         *
         *     And from all calling lists: records of customers with this number (the last ten digits count), or this further field.
         *     Numbers and further fields are gone, and the customer is not handed out any more; call results, attempts and numbers
         *     that are not to be called stay. Records that are with an agent are counted and left.
         */
        post: operations["opsEraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An error; nothing has changed, but after TIMEOUT and BUG that is not known. */
        OpsProblem: {
            /** @enum {string} */
            code: "NOT_LOGGED_IN" | "TOO_MANY" | "FORBIDDEN" | "NOT_FOUND" | "WRONG_METHOD" | "WRONG_MEDIA_TYPE" | "NOT_JSON" | "TOO_LARGE" | "TOO_DEEP" | "TOO_SLOW" | "MISSING" | "INVALID" | "WRONG_STATE" | "CHANGED" | "KEY_REUSED" | "NOT_SERVED" | "TOO_FAST" | "UNAVAILABLE" | "TIMEOUT" | "BUG" | "NO_SUCH_GENERATION" | "BAD_RULES" | "NOTHING_TO_DO" | "OVERTAKEN" | "NOT_PREPARED" | "NO_MAJORITY";
            /** @description Of rules and calling lists: all mistakes as `file:line:column: ...`, or the nodes that could not, each with its reason. */
            details?: string[];
            /** @description For a person. */
            message: string;
            /** @description What the logs of all nodes call this request; also in the header. */
            correlationId: string;
        };
        /** @description A set of rules: its files, or a folder of the node's `rules.candidates`. */
        OpsRuleFiles: {
            /** @description Texts by their names in the folder, as `tenants/acme/capabilities.csv`. */
            files?: {
                [key: string]: string;
            };
            folder?: string;
            /** @description Why. */
            comment?: string;
        };
        /** @description What is to be said of a set of rules. */
        OpsRuleReport: {
            good: boolean;
            mistakes: components["schemas"]["OpsRuleMistake"][];
            /** @description How many were run; none where a file cannot be read. */
            scenarios: number;
            failed: components["schemas"]["OpsFailedScenario"][];
        };
        /** @description A mistake in a file. */
        OpsRuleMistake: {
            file: string;
            /** @description From 1. */
            line: number;
            /** @description From 1. */
            column: number;
            message: string;
        };
        /** @description A scenario that does not hold. */
        OpsFailedScenario: {
            /** @description `file:line name`. */
            place: string;
            /**
             * Format: int64
             * @description Of how many facts it speaks.
             */
            cases: number;
            /**
             * Format: int64
             * @description For how many of them it does not hold.
             */
            wrong: number;
            /** @description What was expected, for one of those. */
            failure: string;
        };
        /** @description A set of rules that the cluster knows. */
        OpsGeneration: {
            /** Format: int64 */
            number: number;
            /**
             * @description `candidate`: never in force so far; `previous`: what a roll-back brings back; `retired`: in force earlier.
             * @enum {string}
             */
            state: "candidate" | "trial" | "active" | "previous" | "retired";
            /** @description SHA-256 of names and texts of its files. */
            hash: string;
            /** @description How many. */
            files: number;
            /** @description Who has brought it. */
            author: string;
            /** Format: date-time */
            at: string;
            comment: string;
        };
        /** @description A generation with its files. */
        OpsGenerationFiles: {
            generation: components["schemas"]["OpsGeneration"];
            files: {
                [key: string]: string;
            };
        };
        /** @description For whom a generation is on trial: tenants, a share of calls, or a share of the calls of tenants. */
        OpsTrial: {
            /** Format: int64 */
            generation: number;
            /** @description Whose calls take part; all when left out. */
            tenants?: string[];
            /** @description Share of these calls. */
            percent?: number;
        };
        /** @description The generations that the cluster knows. */
        OpsRules: {
            /**
             * Format: int64
             * @description The number in force.
             */
            active: number;
            /**
             * Format: int64
             * @description The number that a roll-back brings back.
             */
            previous?: number;
            trial?: components["schemas"]["OpsTrial"];
            generations: components["schemas"]["OpsGeneration"][];
            changes: components["schemas"]["OpsRulesChange"][];
        };
        /** @description Something that has happened. */
        OpsRulesChange: {
            /** @enum {string} */
            what: "seeded" | "added" | "activated" | "rolled back" | "tried" | "trial ended";
            /** Format: int64 */
            generation: number;
            by: string;
            /** Format: date-time */
            at: string;
        };
        /** @description A change of what is in force, which holds. */
        OpsActivation: {
            rules: components["schemas"]["OpsRules"];
            /** @description Nodes that have not said that they have switched, each with its reason. */
            behind: string[];
        };
        /** @description For which facts two generations decide differently. */
        OpsRulesDiff: {
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
            changes: string[];
        };
        /** @description What a set of rules says. */
        OpsRuleTables: {
            /** Format: int64 */
            generation: number;
            tenant?: string;
            tables: components["schemas"]["OpsRuleTable"][];
        };
        /** @description A table: the first cell of a row is an operation; blank is never, `yes` always, all else says when. */
        OpsRuleTable: {
            title: string;
            header: string[];
            rows: string[][];
        };
        /** @description What a generation would change. */
        OpsDryRun: {
            calls: components["schemas"]["OpsImpact"];
            decisions: components["schemas"]["OpsImpact"];
            /** @description Nodes that have not answered, and are not in the counts. */
            silent: string[];
        };
        /** @description Lists that were compared, and those that would be other ones. */
        OpsImpact: {
            /** Format: int64 */
            looked: number;
            /** Format: int64 */
            changed: number;
            /** @description How many lists would get an operation. */
            gained: {
                [key: string]: number;
            };
            /** @description How many would lose it. */
            lost: {
                [key: string]: number;
            };
            cases: components["schemas"]["OpsCase"][];
        };
        /** @description A list that would be another one. Of a past decision, the call is not known. */
        OpsCase: {
            /** @description Its number. */
            call?: string;
            party?: number;
            user: string;
            state: string;
            gained: string[];
            lost: string[];
            /** @description The recording buttons before and after. */
            recording: string[];
        };
        /** @description What the users on a call may do, and why. */
        OpsExplanation: {
            /** @description Its number. */
            call: string;
            tenant: string;
            parties: components["schemas"]["OpsExplainedParty"][];
            /** @description What the users were told of the call, oldest first. */
            events: components["schemas"]["OpsCallEvent"][];
        };
        /** @description A user on a call. */
        OpsExplainedParty: {
            party: number;
            user: string;
            state: string;
            /**
             * Format: int64
             * @description Of the call.
             */
            version: number;
            /**
             * Format: int64
             * @description Of the rules that decided.
             */
            generation: number;
            /** @description The recording buttons. */
            recording: string;
            /** @description The event whose moment this is; absent for now. */
            event?: string;
            operations: components["schemas"]["OpsExplainedOperation"][];
        };
        /** @description An operation, and why it is allowed or not. */
        OpsExplainedOperation: {
            operation: string;
            allowed: boolean;
            /** @description Cells, rules, and their authors' reasons; empty when the rules of that time are not kept any more. */
            why: string[];
        };
        /** @description What a user was told. */
        OpsCallEvent: {
            /** @description Its id, as long as it is kept. */
            event: string;
            party: number;
            user: string;
            news: string;
            /** @description Of the user's party. */
            state: string;
            /**
             * Format: int64
             * @description Of the rules that decided.
             */
            generation: number;
            /** Format: date-time */
            at: string;
        };
        /** @description A page of live calls. */
        OpsLiveCalls: {
            calls: components["schemas"]["OpsLiveCall"][];
            /**
             * Format: int64
             * @description How many fit, those of this page included.
             */
            fitting: number;
            /** @description Nodes that have not answered, whose calls are not here. */
            silent: string[];
            /** @description The `before` of the next page. */
            next?: string;
        };
        /** @description A call in short. */
        OpsLiveCall: {
            /** @description Its number. */
            call: string;
            tenant: string;
            /** @enum {string} */
            type: "Internal" | "Inbound" | "Outbound" | "Consult";
            /** Format: date-time */
            begunAt: string;
            /** @description The node that owns it. */
            node: string;
            /** @description Those who are on it. */
            parties: components["schemas"]["OpsLiveParty"][];
        };
        /** @description Somebody who is on a call. */
        OpsLiveParty: {
            party: number;
            user?: string;
            number: string;
            state: string;
        };
        /** @description The call is not as the request takes it to be; nothing has changed. */
        OpsChangedProblem: {
            /** @enum {string} */
            code: "CHANGED";
            message: string;
            correlationId: string;
            call: components["schemas"]["OpsCallNow"];
        };
        /** @description A call in short, whichever node owns it. */
        OpsCallNow: {
            /** @description Its number. */
            call: string;
            tenant: string;
            /** @enum {string} */
            type: "Internal" | "Inbound" | "Outbound" | "Consult";
            /** Format: date-time */
            begunAt: string;
            /** @description Those who are on it. */
            parties: components["schemas"]["OpsLiveParty"][];
        };
        /** @description Why a call is to be ended. */
        OpsClearing: {
            /** @description One line, for the log and the journal. */
            reason: string;
        };
        /** @description A call that was ended. */
        OpsCleared: {
            call: string;
            cleared: boolean;
        };
        /** @description What each node counts. */
        OpsFigures: {
            nodes: {
                node: string;
                figures: {
                    [key: string]: number;
                };
            }[];
            /** @description Nodes that have not answered, and are not counted. */
            silent: string[];
        };
        /** @description Some of what each node has counted, sample by sample. */
        OpsPastFigures: {
            nodes: {
                node: string;
                /** @description Seconds since 1970, in ascending order, all of them multiples of ten. */
                times: number[];
                /** @description One number for each time. */
                figures: {
                    [key: string]: number[];
                };
            }[];
            /** @description Nodes that have not answered. */
            silent: string[];
        };
        /** @description How each node reaches its switches. */
        OpsConnectors: {
            connectors: {
                node: string;
                /** @description As the configuration calls it (`switch.connectors`); `default` for the switch of `switch.kind`. */
                name: string;
                /** @description As the configuration calls it (`switch.kind`). */
                kind: string;
                up: boolean;
                /**
                 * Format: date-time
                 * @description When this node has found it up, or down.
                 */
                since: string;
                /**
                 * Format: int64
                 * @description Calls on it that the node owns, also those that are over and remembered.
                 */
                calls: number;
                /**
                 * Format: int64
                 * @description Given since the start of the node, questions included.
                 */
                orders: number;
                /**
                 * Format: int64
                 * @description Orders, and lists of calls, that failed.
                 */
                failed: number;
                /**
                 * Format: int64
                 * @description Reported by the switch since the start of the node.
                 */
                events: number;
                /**
                 * Format: date-time
                 * @description Left out before the first.
                 */
                lastEvent?: string;
                /** @description Left out when nothing has failed. */
                lastFailure?: {
                    /** Format: date-time */
                    at: string;
                    /** @description What the connector said. */
                    words: string;
                };
            }[];
            /** @description Nodes that have not answered. */
            silent: string[];
        };
        /** @description Who asks, and who answers. */
        OpsSelf: {
            /** @description The node that answers. */
            node: string;
            user: string;
            /** @description Whether it may look only; what changes something is then refused with 403. */
            readOnly: boolean;
        };
        /** @description Clients that are told of events. */
        OpsSubscribers: {
            all: number;
            /** @description Messages that wait for all of them together. */
            waiting: number;
            subscribers: {
                node: string;
                /** @description Empty before anybody has logged in. */
                user: string;
                /** @enum {string} */
                channel: "cometd" | "eventbus";
                /** @description Messages that it has not taken yet. */
                waiting: number;
            }[];
            /** @description Nodes that have not answered, and are not counted. */
            silent: string[];
        };
        /** @description Lines of the logs of decisions. */
        OpsDecisions: {
            decisions: {
                node: string;
                /** @description The line, as docs/operators.md shows it. */
                decision: {
                    [key: string]: unknown;
                };
            }[];
            /** @description Nodes that have not answered, and are not counted. */
            silent: string[];
        };
        /** @description All calling lists. */
        OpsCallingLists: {
            lists: components["schemas"]["OpsCallingList"][];
        };
        /** @description A calling list, and how far it has come. A chain is the records of one customer. */
        OpsCallingList: {
            /** @description By which it is named here. */
            number: number;
            tenant: string;
            campaign: string;
            /** @description That clients must send along with the campaign. */
            applicationId: number;
            /** @description Its name, unique within the tenant. */
            callingList: string;
            /**
             * Format: date-time
             * @description When it was taken over from its file.
             */
            begunAt: string;
            /** @description Of all chains. */
            records: number;
            /** @description Chains that nobody has touched. */
            fresh: number;
            /** @description Chains that somebody has touched and that wait again, callbacks among them. */
            waiting: number;
            /** @description Chains that are with an agent. */
            held: number;
            /** @description Chains that are done for good. */
            done: number;
        };
        /** @description A calling list: either the text itself, or a file of the folder `outbound.dir` of the node that answers. */
        OpsListImport: {
            csv?: string;
            file?: string;
        };
        /** @description Whose data; either a number, or a pair of user data. */
        OpsErasure: {
            /** @description As dialled, or as the switch dials it. */
            number?: string;
            key?: string;
            value?: string;
        };
        /** @description What was erased. */
        OpsErased: {
            /** @description Calls whose data are gone. */
            calls: number;
            /** @description Calls that go on, and keep theirs. */
            live: number;
            /** @description Records of calling lists whose data are gone; absent where lists are in the memory of the cluster. */
            listRecords?: number;
            /** @description Records of calling lists that are with an agent, and keep theirs; absent likewise. */
            heldListRecords?: number;
        };
        /** @description What was recorded of a call. */
        OpsRecordings: {
            /** @description At most 64 of each party. */
            recordings: components["schemas"]["OpsRecording"][];
        };
        /** @description A file that can be fetched. */
        OpsRecording: {
            /** @description What to ask for. */
            recording: string;
            /** @description Whose, as the call's record counts them. */
            party: number;
            /** @description Of the party, as the switch dials it. */
            number: string;
            /** @description Absent where the party was nobody of the directory. */
            user?: string;
        };
        /** @description A call and what happened to it. */
        OpsHistory: {
            call: components["schemas"]["OpsCall"];
            journal: components["schemas"]["OpsJournalLine"][];
            /** @description The newest state, masked; what the whole journal leads to when it is taken through the core again. */
            state?: {
                [key: string]: unknown;
            };
            next?: string;
        };
        /** @description The record of a call. */
        OpsCall: {
            call: string;
            version: number;
            tenant: string;
            /** @enum {string} */
            type: "Internal" | "Inbound" | "Outbound" | "Consult";
            tracking: string;
            parent?: string;
            begunAt: string;
            answeredAt?: string;
            endedAt?: string;
            reason?: components["schemas"]["OpsEndReason"];
            erasedAt?: string;
            parties: {
                [key: string]: unknown;
            }[];
            userData: {
                [key: string]: unknown;
            }[];
            dispositions: {
                [key: string]: unknown;
            }[];
        };
        /**
         * @description How it ended.
         * @enum {string}
         */
        OpsEndReason: "COMPLETED" | "MISSED" | "REJECTED" | "BUSY" | "NO_ANSWER" | "UNKNOWN_NUMBER" | "CANCELLED" | "TRANSFERRED" | "MERGED" | "REMOVED" | "FAILED" | "LOST";
        /** @description Something that happened to a call. */
        OpsJournalLine: {
            at: string;
            /** @description Of the call, afterwards. */
            version: number;
            /** @enum {string} */
            kind: "COMMAND" | "SWITCH" | "CALL" | "TIMER" | "TAKEOVER";
            what: string;
            party?: number;
            /** @description Who gave the command. */
            principal?: string;
            correlationId?: string;
            idempotencyKey?: string;
            /** @description Why the command was not accepted; absent when it was. */
            refusal?: string;
            /** @description Of the rules that decided. */
            generation?: number;
            /**
             * @description What came, and what the rules said, as the core takes it; in `heard`, of each party, the number of what the switch
             *     had said of it last.
             */
            detail: {
                [key: string]: unknown;
            };
        };
        /** @description The shards of the cluster. */
        OpsShards: {
            shards: components["schemas"]["OpsShard"][];
        };
        /** @description A part of all calls and users. */
        OpsShard: {
            shard: number;
            /** @description The node that owns it; absent where nobody does. One that is gone owns it until another one takes it. */
            owner?: string;
            /** @description The node that should own it. */
            place: string;
            /**
             * Format: int64
             * @description How often it has changed its owner.
             */
            epoch: number;
        };
        /** @description The members of the cluster. */
        OpsNodes: {
            nodes: components["schemas"]["OpsNode"][];
        };
        /** @description A node. All from `state` on is what it says itself, and absent where it does not answer. */
        OpsNode: {
            /** @description Its name, another one after each start. */
            node: string;
            /** @description Where it meets the others, host and port. */
            address: string;
            /** @description Whether it has answered within two seconds. */
            answers: boolean;
            /**
             * @description `starting`: has joined, serves nobody yet. `draining`: hands over what it has, and ends.
             * @enum {string}
             */
            state?: "starting" | "serving" | "draining";
            /** @description The release that it runs. */
            version?: string;
            /** @description Whether it sees enough nodes to take commands. */
            majority?: boolean;
            /** @description Shards that it owns. */
            shards?: number;
            /** @description Calls that it owns, also those that are over and can still be looked at. */
            calls?: number;
        };
        /** @description What the nodes have found when they compared their calls with the switch's own list, each since its start. */
        OpsReconciliation: {
            /** @description The nodes that have answered. */
            nodes: components["schemas"]["OpsReconcilingNode"][];
            /** @description Nodes that have not answered in time. */
            silent: string[];
            /** @description How many legs these nodes have found so, for each reason; a leg counts each time. */
            legs: components["schemas"]["OpsReconciledCount"][];
            /** @description The latest 200 about which both did not say the same, oldest first. */
            latest: components["schemas"]["OpsReconciledLeg"][];
        };
        /** @description How far a node has got with comparing. */
        OpsReconcilingNode: {
            /** @description Which node. */
            node: string;
            /** @description How often it has compared a shard to the end. */
            shards: number;
            /** @description How often the switch could not list its calls. */
            failures: number;
        };
        /** @description A reason and how often it was found. */
        OpsReconciledCount: {
            verdict: components["schemas"]["OpsVerdict"];
            reason: components["schemas"]["OpsVerdictReason"];
            /** @description The reason in words. */
            words: string;
            /** @description Legs. */
            count: number;
        };
        /** @description A leg about which the switch and the gateway did not say the same. */
        OpsReconciledLeg: {
            /** @description The node that has found it. */
            node: string;
            /**
             * Format: date-time
             * @description When it was compared.
             */
            at: string;
            /**
             * @description Why it was. `again`: it could not be decided a moment before.
             * @enum {string}
             */
            occasion: "takeover" | "reconnect" | "heal" | "round" | "again";
            /** @description The number of its call. */
            call: string;
            /** @description Its index in the call. */
            party: number;
            verdict: components["schemas"]["OpsVerdict"];
            reason: components["schemas"]["OpsVerdictReason"];
        };
        /**
         * @description What was done. `reported`: nothing yet, it cannot be decided.
         * @enum {string}
         */
        OpsVerdict: "agreed" | "adopted" | "closed" | "reported";
        /**
         * @description Why.
         * @enum {string}
         */
        OpsVerdictReason: "same" | "missed_events" | "unheard_call" | "gone" | "left_behind" | "no_such_party" | "no_such_call" | "order_under_way" | "too_young";
        /** @description Names of agent states are configurable, so any name is accepted here; the gateway refuses those it has no state for. */
        GenesysMeOperation: {
            /** @description `StartContactCenterSession`, `EndContactCenterSession`, or that of an agent state. */
            operationName: components["schemas"]["GenesysOperationName"];
            /** @description Why the agent is not ready; shown to the agent and to supervisors. */
            reason?: string;
            /** @description Where to log in. */
            channels?: string[];
            /** @description Place to log in at; the default one of the agent when absent. */
            place?: string;
            /** @description Device to log in at, when the place has several. */
            devicePath?: string;
            /** @description Login code for the switch. Not kept. */
            loginCode?: string;
            /** @description Queue to log in to. */
            queue?: string;
            /** @description Where to push to when the client sleeps. */
            mobileSession?: {
                mobileDeviceId?: string;
                mobilePushType?: string;
                debug?: boolean;
            };
        } & unknown;
        /** @description A word. */
        GenesysOperationName: string;
        /** @description Names of agent states are configurable, so any name is accepted here; the gateway refuses those it has no state for. */
        GenesysAgentStateOperation: {
            operationName: components["schemas"]["GenesysOperationName"];
            /** @description Why the agent is not ready; shown to the agent and to supervisors. */
            reason?: string;
        };
        /** @description What each operation needs; other fields are ignored. */
        GenesysCallOperation: {
            /**
             * @description What to do.
             * @enum {string}
             */
            operationName: "Answer" | "Reject" | "Accept" | "Decline" | "Hangup" | "Hold" | "Retrieve" | "SwapCalls" | "SendDtmf" | "MuteCall" | "UnmuteCall" | "InitiateTransfer" | "CompleteTransfer" | "SingleStepTransfer" | "InitiateConference" | "CompleteConference" | "SingleStepConference" | "RemoveParticipantFromConference" | "ClearCall" | "AttachUserData" | "UpdateUserData" | "DeleteUserData" | "DeleteUserDataPair" | "SetCallDisposition" | "StartCallRecording" | "PauseCallRecording" | "ResumeCallRecording" | "StopCallRecording" | "SwitchToListenIn" | "SwitchToBargeIn" | "MuteMonitoredUser" | "UnmuteMonitoredUser";
            destination?: components["schemas"]["GenesysDestination"];
            /** @description Location of the destination, as the switch names it. */
            location?: string;
            userData?: components["schemas"]["GenesysUserData"];
            /** @description The other call of the pair, for SwapCalls. */
            otherCallUri?: string;
            /** @description The consult call, when the gateway shall not find it itself. */
            consultCallUri?: string;
            /** @description Tones to send, one a character. */
            digits?: string;
            /** @description Number of the participant to remove. */
            participant?: string;
            /** @description Key of the pair to delete. */
            key?: string;
            /** @description URI of the call to disposition. */
            callUri?: string;
            /** @description Id of the call to disposition. */
            callUuid?: string;
            /** @description The disposition. */
            disposition?: string;
            /** @description Key of the user data to keep it under; the configured one when absent. */
            dispositionKey?: string;
        } & (unknown & unknown & unknown & unknown & unknown & unknown & unknown);
        /** @description What each operation needs; other fields are ignored. */
        GenesysDeviceOperation: {
            /**
             * @description What to do.
             * @enum {string}
             */
            operationName: "DoNotDisturbOn" | "DoNotDisturbOff" | "ForwardCallsOn" | "ForwardCallsOff" | "StartCallRecording" | "PauseCallRecording" | "ResumeCallRecording" | "StopCallRecording" | "ListenIn" | "Coach" | "BargeIn" | "CancelSupervisorMonitoring" | "MuteMonitoredUser" | "UnmuteMonitoredUser" | "SetCallDisposition";
            /** @description Number to forward to; a text here, not an object. */
            destination?: string;
            /** @description URI of the device to monitor. */
            targetDeviceUri?: string;
            /** @description Number to monitor. */
            phoneNumber?: string;
            /**
             * @description Whether monitoring ends when the agent leaves the call.
             * @enum {string}
             */
            supervisorMonitoringScope?: "Agent" | "Call";
            /**
             * @description Whether monitoring ends with the next call.
             * @enum {string}
             */
            supervisorMonitoringMode?: "NextCall" | "AllCalls";
            /** @description URI of the call to disposition. */
            callUri?: string;
            /** @description Id of the call to disposition. */
            callUuid?: string;
            /** @description The disposition. */
            disposition?: string;
            /** @description Key of the user data to keep it under; the configured one when absent. */
            dispositionKey?: string;
            userData?: components["schemas"]["GenesysUserData"];
        } & (unknown & unknown & unknown);
        /** @description Either a destination or an outbound record with a number in it. */
        GenesysDialOperation: {
            /**
             * @description What to do.
             * @enum {string}
             */
            operationName: "Dial";
            destination?: components["schemas"]["GenesysDestination"];
            /** @description Location of the destination, as the switch names it. */
            location?: string;
            userData?: components["schemas"]["GenesysUserData"];
            /** @description Number to show to the called party. */
            outboundCallerId?: string;
            /** @description `/devices/{id}` of the device to act for. */
            devicePath?: string;
            /** @description The record to dial, as it was received. */
            outboundRecord?: {
                /** Format: int64 */
                recordHandle?: number;
                phoneNumber: string;
                outboundCallerId?: string;
                otherFields?: components["schemas"]["GenesysUserData"];
            };
        };
        /** @description What to ask a campaign. */
        GenesysCampaignOperation: {
            /**
             * @description What to do.
             * @enum {string}
             */
            operationName: "GetPreviewRecord";
            /**
             * Format: int64
             * @description Of the outbound server.
             */
            applicationId: number;
            /** @description `/devices/{id}` of the device to act for. */
            devicePath: string;
            /**
             * @description Echoed in the CometD message, and nothing else: requests that differ may have the same one. The name under which
             *     a request is done once is the header `Idempotency-Key`.
             */
            referenceId?: string;
        };
        /** @description A record to add to a calling list. */
        GenesysAddRecordOperation: {
            /**
             * @description What to do.
             * @enum {string}
             */
            operationName: "AddRecord";
            /**
             * Format: int64
             * @description Of the outbound server.
             */
            applicationId: number;
            /** @description Name of the campaign. */
            campaignName: string;
            /** @description Name of the calling list. */
            callingList: string;
            /** @description Number of the contact. */
            phoneNumber: string;
            /** @description Time zone of the contact. */
            timeZone: string;
            /**
             * @description Kind of number.
             * @enum {string}
             */
            phoneType: "NoContactType" | "HomePhone" | "DirectBusinessPhone" | "BusinessWithExt" | "Mobile" | "VacationPhone" | "Pager" | "Modem" | "VoiceMail" | "PinPager" | "EmailAddress" | "InstantMessaging";
            /**
             * Format: int32
             * @description Earliest time of day to call, in seconds.
             */
            from: number;
            /**
             * Format: int32
             * @description Latest time of day to call, in seconds.
             */
            until: number;
            /** @description `/devices/{id}` of the device to act for. */
            devicePath: string;
            /**
             * @description Echoed in the CometD message, and nothing else: requests that differ may have the same one. The name under which
             *     a request is done once is the header `Idempotency-Key`.
             */
            referenceId?: string;
            /**
             * Format: int64
             * @description Chain to add to; a new one when absent.
             */
            chainId?: number;
            /** @description Further fields of the record. */
            otherFields?: components["schemas"]["GenesysUserData"];
        };
        /** @description What each operation needs; other fields are ignored. */
        GenesysRecordOperation: {
            /**
             * @description What to do.
             * @enum {string}
             */
            operationName: "RejectRecord" | "RescheduleRecord" | "CompleteRecord" | "UpdateRecord" | "GetChainedRecord" | "CancelRecord" | "DoNotCall";
            /**
             * Format: int64
             * @description Of the outbound server.
             */
            applicationId: number;
            /** @description Name of the campaign. */
            campaignName: string;
            /** @description Name of the calling list. */
            callingList?: string;
            /** @description Number of the contact. */
            phoneNumber?: string;
            /** @description Time zone of the contact. */
            timeZone?: string;
            /**
             * @description Kind of number.
             * @enum {string}
             */
            phoneType?: "NoContactType" | "HomePhone" | "DirectBusinessPhone" | "BusinessWithExt" | "Mobile" | "VacationPhone" | "Pager" | "Modem" | "VoiceMail" | "PinPager" | "EmailAddress" | "InstantMessaging";
            /**
             * Format: int32
             * @description Earliest time of day to call, in seconds.
             */
            from?: number;
            /**
             * Format: int32
             * @description Latest time of day to call, in seconds.
             */
            until?: number;
            /** @description `/devices/{id}` of the device to act for. */
            devicePath: string;
            /**
             * @description Echoed in the CometD message, and nothing else: requests that differ may have the same one. The name under which
             *     a request is done once is the header `Idempotency-Key`.
             */
            referenceId?: string;
            /** @description How the call ended. */
            callResult?: string;
            /**
             * @description Who calls back.
             * @enum {string}
             */
            callbackType?: "Personal" | "Campaign";
            /**
             * Format: int64
             * @description When to call back, in seconds since 1970.
             */
            timestamp?: number;
        } & (unknown & unknown);
        /** @description Where to call. */
        GenesysDestination: {
            /** @description As a person would dial it. */
            phoneNumber: string;
        };
        /** @description Data attached to a call. */
        GenesysUserData: {
            [key: string]: string | number | boolean | Record<string, never> | unknown[];
        };
        /** @description Bayeux messages of a client. */
        BayeuxRequests: ({
            channel: string;
        } & {
            [key: string]: unknown;
        })[];
        /** @description Bayeux messages for a client, meta messages and notifications. */
        BayeuxMessages: ({
            /** @description As the client sent it, in answers to its messages. */
            channel: string;
            data?: components["schemas"]["GenesysCallStateChange"] | components["schemas"]["GenesysDeviceStateChange"] | components["schemas"]["GenesysOutboundRecordMessage"] | components["schemas"]["GenesysDeviceUserEvent"] | components["schemas"]["GenesysOtherNotification"];
        } & {
            [key: string]: unknown;
        })[];
        /** @description On `/v2/me/calls`. `phoneNumber` is the number of the user's own device. */
        GenesysCallStateChange: {
            /** @constant */
            messageType: "CallStateChangeMessage";
            /** @enum {string} */
            notificationType: "StatusChange" | "ParticipantsUpdated" | "AttachedDataChanged" | "DtmfSent" | "CallRecordingStateChange" | "MonitoredUserMutedStateChange" | "Error";
            call: components["schemas"]["GenesysCall"];
            phoneNumber: string;
            errorMessage?: string;
            extensions?: Record<string, never>;
            metrics?: Record<string, never>;
        };
        /** @description On `/v2/me/devices`. */
        GenesysDeviceStateChange: {
            /** @constant */
            messageType: "DeviceStateChangeMessage";
            devices: components["schemas"]["GenesysDevice"][];
            metrics?: Record<string, never>;
        };
        /**
         * @description On `/v2/me/outbound`: what has become of a request. `PreviewRecord` and `ChainedRecord` show the whole record, which can
         *     be sent back as the `outboundRecord` of a `Dial`; `Error` says that the campaign has no record that could be called now.
         */
        GenesysOutboundRecordMessage: {
            /** @constant */
            messageType: "OutboundRecordMessage";
            /** @enum {string} */
            notificationType: "PreviewRecord" | "RecordRejectAcknowledge" | "ScheduledRecordRescheduleAcknowledge" | "RecordProcessedAcknowledge" | "RecordCancelAcknowledge" | "DoNotCallAcknowledge" | "UpdateCallCompletionStatsAcknowledge" | "AddRecordAcknowledge" | "ChainedRecord" | "ChainedRecordsDataEnd" | "Error";
            /** @description That of the request. */
            referenceId?: string;
            /** @description With `Error` only. */
            errorMessage?: string;
            record: {
                recordHandle?: number;
                campaignName: string;
                callingList?: string;
                /** Format: int64 */
                applicationId: number;
                devicePath: string;
                phoneNumber?: string;
                phoneType?: string;
                timeZone?: string;
                from?: number;
                until?: number;
                outboundCallerId?: string;
                /** @description `GSW_*` and the fields of the calling list. */
                userData?: Record<string, never>;
            };
        };
        /** @description On `/v2/me/devices`, after each `OutboundRecordMessage`. The same as pairs of the outbound server. */
        GenesysDeviceUserEvent: {
            /** @constant */
            messageType: "DeviceUserEventMessage";
            deviceId: string;
            userData: Record<string, never>;
            metrics?: Record<string, never>;
        };
        /** @description On the other topics; `messageType` decides what else there is. */
        GenesysOtherNotification: {
            /** @enum {string} */
            messageType: "ErrorMessage" | "ChannelStateChangeMessageV2";
        } & {
            [key: string]: unknown;
        };
        /** @description Success. */
        GenesysAccepted: {
            /** @constant */
            statusCode: 0;
        };
        /** @description Success in part. */
        GenesysPartial: {
            /** @constant */
            statusCode: 7;
            succeeded: components["schemas"]["GenesysChannelResult"][];
            failed: components["schemas"]["GenesysChannelResult"][];
        };
        /** @description What became of one channel of a bulk. */
        GenesysChannelResult: {
            statusCode: number;
            statusMessage?: string;
            channel: string;
        };
        /** @description Success, perhaps in part only. */
        GenesysAcceptedOrPartial: components["schemas"]["GenesysAccepted"] | components["schemas"]["GenesysPartial"];
        /** @description An error; nothing has changed. */
        GenesysError: {
            /**
             * @description 1 missing parameter, 2 wrong state, 3 forbidden, 4 internal, 5 no permission, 6 not found, 10 invalid, 20 not logged in.
             * @enum {integer}
             */
            statusCode: 1 | 2 | 3 | 4 | 5 | 6 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20;
            statusMessage: string;
        };
        /** @description An error about the version of a call, with the call as it is now where the user is still on it. */
        GenesysChangedError: {
            /** @constant */
            statusCode: 2;
            statusMessage: string;
            call?: components["schemas"]["GenesysCall"];
        };
        /** @description Members by URI. */
        GenesysUris: {
            /** @constant */
            statusCode: 0;
            uris: string[];
        };
        /** @description One resource. */
        GenesysUserAnswer: {
            /** @constant */
            statusCode: 0;
            user: components["schemas"]["GenesysUser"];
        };
        /** @description Whole members. */
        GenesysCallsAnswerWithFields: {
            /** @constant */
            statusCode: 0;
            calls: components["schemas"]["GenesysCall"][];
        };
        /** @description Whole members with `fields`, else URIs. */
        GenesysCallsAnswer: components["schemas"]["GenesysCallsAnswerWithFields"] | components["schemas"]["GenesysUris"];
        /** @description One resource. */
        GenesysCallAnswer: {
            /** @constant */
            statusCode: 0;
            call: components["schemas"]["GenesysCall"];
        };
        /** @description Whole members. */
        GenesysDevicesAnswerWithFields: {
            /** @constant */
            statusCode: 0;
            devices: components["schemas"]["GenesysDevice"][];
        };
        /** @description Whole members with `fields`, else URIs. */
        GenesysDevicesAnswer: components["schemas"]["GenesysDevicesAnswerWithFields"] | components["schemas"]["GenesysUris"];
        /** @description One resource. */
        GenesysDeviceAnswer: {
            /** @constant */
            statusCode: 0;
            device: components["schemas"]["GenesysDevice"];
        };
        /** @description The members. */
        GenesysChannelsAnswer: {
            /** @constant */
            statusCode: 0;
            channels: components["schemas"]["GenesysChannel"][];
        };
        /** @description The members. */
        GenesysGroupsAnswer: {
            /** @constant */
            statusCode: 0;
            groups: components["schemas"]["GenesysGroup"][];
        };
        /** @description The members. */
        GenesysServicesAnswer: {
            /** @constant */
            statusCode: 0;
            services: components["schemas"]["GenesysService"][];
        };
        /** @description The members. */
        GenesysContactsAnswer: {
            /** @constant */
            statusCode: 0;
            contacts: components["schemas"]["GenesysContact"][];
        };
        /** @description The members. */
        GenesysWorkbinsAnswer: {
            /** @constant */
            statusCode: 0;
            workbins: components["schemas"]["GenesysWorkbin"][];
        };
        /** @description One resource. */
        GenesysContactAnswer: {
            /** @constant */
            statusCode: 0;
            contact: components["schemas"]["GenesysContact"];
        };
        /** @description Names and values. */
        GenesysSettingsAnswer: {
            /** @constant */
            statusCode: 0;
            settings: {
                name: string;
                value: string;
            }[];
            /** @constant */
            key: "name";
        };
        /** @description The agent states. */
        GenesysAgentStatesAnswer: {
            /** @constant */
            statusCode: 0;
            settings: components["schemas"]["GenesysAgentState"][];
            /** @constant */
            key: "id";
        };
        /** @description The version that clients test for, not that of this product. */
        GenesysVersionAnswer: {
            /** @constant */
            statusCode: 0;
            version: string;
        };
        /** @description The user; collections only when asked for. */
        GenesysUser: {
            id: string;
            userName: string;
            firstName: string;
            lastName: string;
            emailAddress: string;
            enabled: boolean;
            roles: ("ROLE_AGENT" | "ROLE_SUPERVISOR" | "ROLE_ADMIN")[];
            changePasswordOnFirstLogin: boolean;
            /** Format: uuid */
            contactCenterId: string;
            /** Format: uri */
            uri: string;
            path: string;
            devices?: components["schemas"]["GenesysDevice"][];
            calls?: components["schemas"]["GenesysCall"][];
            channels?: components["schemas"]["GenesysChannel"][];
            channelStates?: components["schemas"]["GenesysChannel"][];
            interactions?: unknown[];
            chats?: unknown[];
            features?: components["schemas"]["GenesysFeature"][];
            skills?: unknown[];
            /** @description Sections of names and values. */
            settings?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /** @description Something that may be switched on for a user. */
        GenesysFeature: {
            id: string;
            displayName: string;
            description?: string;
            autoAssignOnContactCenterCreate?: boolean;
            uri: string;
            path: string;
        };
        /** @description A kind of interaction the user handles. */
        GenesysChannel: {
            channel: string;
            userState: components["schemas"]["GenesysUserState"];
            capabilities?: string[];
            /** @enum {string} */
            doNotDisturb?: "On" | "Off";
        };
        /** @description Agent state. */
        GenesysUserState: {
            id: string;
            displayName: string;
            /** @enum {string} */
            state: "Ready" | "NotReady" | "LoggedOut";
            workMode?: string;
            reason?: string;
        };
        /** @description An agent state that can be asked for. */
        GenesysAgentState: {
            id: string;
            operationName: components["schemas"]["GenesysOperationName"];
            displayName: string;
            /** @enum {string} */
            state: "Ready" | "NotReady" | "Logout";
            workMode?: string;
            reason?: string;
        };
        /** @description A group. */
        GenesysGroup: {
            id: string;
            name: string;
            type: string;
            uri: string;
            path: string;
        };
        /** @description A service behind the gateway. */
        GenesysService: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "Voice" | "MultiMediaState" | "MultiMediaContent" | "Provisioning";
            /** @enum {string} */
            state: "Active" | "Inactive";
            uri: string;
            path: string;
        };
        /** @description Somebody to call. */
        GenesysContact: {
            id: string;
            name: string;
            type: string;
            phoneNumbers: {
                phoneNumber: string;
                description?: string;
                switchName?: string;
                /** @description URI of the phone; only for supervisors who may monitor, as `targetDeviceUri` takes it. */
                deviceUri?: string;
            }[];
            userName?: string;
            firstName?: string;
            lastName?: string;
            employeeId?: string;
            uri: string;
            path: string;
        };
        /** @description A workbin. */
        GenesysWorkbin: {
            id: string;
            name?: string;
            uri?: string;
            path?: string;
        };
        /** @description A phone. */
        GenesysDevice: {
            id: string;
            /** @enum {string} */
            deviceState: "Active" | "Inactive";
            userState: components["schemas"]["GenesysUserState"];
            phoneNumber: string;
            e164Number: string;
            description: string;
            /** @enum {string} */
            telephonyNetwork: "Private" | "Public";
            /** @enum {string} */
            doNotDisturb: "On" | "Off";
            forwardTo?: string;
            /** Format: uri */
            voiceEnvironmentUri: string;
            capabilities: ("DoNotDisturbOn" | "DoNotDisturbOff" | "ForwardCallsOn" | "ForwardCallsOff" | "ListenIn" | "Coach" | "BargeIn" | "CancelSupervisorMonitoring" | "MuteMonitoredUser" | "UnmuteMonitoredUser")[];
            channels: "voice"[];
            dynamicPhoneNumber?: string;
            supervisorMonitoringState?: {
                /** @enum {string} */
                state: "ListenIn" | "Coach" | "BargeIn";
                /** @enum {string} */
                mode: "NextCall" | "AllCalls";
                /** @enum {string} */
                scope: "Agent" | "Call";
                /** Format: uri */
                targetDeviceUri: string;
            };
        };
        /** @description A call as one user sees it. */
        GenesysCall: {
            /** @description Equal to `callUuid`. */
            id: string;
            /** @enum {string} */
            state: "Dialing" | "Ringing" | "Established" | "Held" | "Released" | "Preview" | "PreviewCancelled";
            callUuid: string;
            connId: string;
            /** Format: uri */
            deviceUri: string;
            participants: components["schemas"]["GenesysParticipant"][];
            dnis: string;
            ani?: string;
            /** @enum {string} */
            callType: "Internal" | "Inbound" | "Outbound" | "Consult" | "Unknown";
            /** @description What can be posted to the call now; a set. */
            capabilities: ("Answer" | "Accept" | "Decline" | "Hangup" | "Hold" | "Retrieve" | "SwapCalls" | "SendDtmf" | "MuteCall" | "UnmuteCall" | "InitiateTransfer" | "CompleteTransfer" | "SingleStepTransfer" | "InitiateConference" | "CompleteConference" | "SingleStepConference" | "RemoveParticipantFromConference" | "ClearCall" | "AttachUserData" | "UpdateUserData" | "DeleteUserData" | "DeleteUserDataPair" | "StartCallRecording" | "PauseCallRecording" | "ResumeCallRecording" | "StopCallRecording" | "SwitchToListenIn" | "SwitchToBargeIn" | "MuteMonitoredUser" | "UnmuteMonitoredUser")[];
            /** @description Absent when empty. */
            userData?: Record<string, never>;
            /** @description Whole seconds since the call appeared on the device. */
            duration: string;
            /** @enum {string} */
            mute: "Off" | "On";
            /**
             * @description Only where recording applies.
             * @enum {string}
             */
            recordingState?: "Recording" | "Paused" | "Stopped";
            supervisorListeningIn: boolean;
            monitoredUserMuted: boolean;
            monitoring: boolean;
            supervisorMonitoringState?: {
                /** @enum {string} */
                state: "ListenIn" | "Coach" | "BargeIn";
            };
            /** @description What the switch sent with its last event, if anything. */
            extensions?: Record<string, never>;
            /** Format: uri */
            uri: string;
            path: string;
            /**
             * Format: uri
             * @description On a consult call, the call it was made from.
             */
            parentCallUri?: string;
            parentCallPath?: string;
            case?: unknown[];
        };
        /** @description Another party of the call. Location and country only for numbers of the public network. */
        GenesysParticipant: {
            /** @description Empty for internal numbers. */
            e164Number: string;
            location?: string;
            formattedPhoneNumber: string;
            phoneNumber: string;
            digits: string;
            country?: {
                name: string;
                code: string;
                callingCode: string;
            };
        };
        /** @description Nothing is read from it. */
        TenantNothing: Record<string, never>;
        /** @description How to list. */
        TenantListCalls: {
            includeDetails?: boolean;
        };
        /** @description Whom to call. */
        TenantStartCall: {
            /** @description Phone number or extension. */
            phoneNumber: string;
        };
        /** @description What to do with the call. */
        TenantModifyCall: {
            /** @enum {string} */
            action: "hold" | "reconnect" | "blindTransfer" | "consultativeTransfer" | "startRecording" | "pauseRecording" | "resumeRecording" | "stopRecording";
            /** @description Where to transfer to, with blindTransfer. */
            phoneNumber?: string;
            /** @description `callId` of the consulted call, with consultativeTransfer. */
            transferCallId?: string;
        } & (unknown & unknown);
        /** @description Who will dial, and whom they want. */
        TenantCreateImrn: {
            /** @description Number or extension to reach; no emergency number, which the mobile dials by itself. */
            phoneNumber: string;
            /** @description Number or extension of the phone that will dial, one of the user's own; else 404. */
            callingPhoneNumber: string;
        };
        /** @description Credentials. */
        TenantLogin: {
            /** @description With its domain where it is not unique. */
            username: string;
            /**
             * Format: password
             * @description In clear; use TLS.
             */
            password: string;
        };
        /** @description Nothing to say. */
        TenantDone: Record<string, never>;
        /** @description Ids of the new call. */
        TenantCallStarted: {
            callId: string;
            /**
             * Format: uuid
             * @description The gateway's own name for the conversation. It occurs in answers only, and is no `Idempotency-Key`.
             */
            externalTrackingId: string;
        };
        /** @description The number to dial. */
        TenantImrn: {
            imrn: string;
        };
        /** @description Either all with details or all without. */
        TenantCallList: {
            calls: unknown[] | components["schemas"]["TenantListedCall"][] | components["schemas"]["TenantListedCallWithDetails"][];
        };
        /** @description A call in a list. */
        TenantListedCall: {
            callId: string;
            inConference: boolean;
            uri: string;
        };
        /** @description A call in a list with details; nothing about recording. */
        TenantListedCallWithDetails: {
            callId: string;
            inConference: boolean;
            uri: string;
            /** Format: uuid */
            externalTrackingId: string;
            /** @enum {string} */
            personality: "Click-to-Dial" | "Originator" | "Terminator";
            /** @enum {string} */
            state: "Alerting" | "Active" | "Held" | "Remote Held" | "Detached" | "Released";
            remoteParty: {
                address: string;
                /** @enum {string} */
                callType: "Group" | "Enterprise" | "Network" | "Emergency" | "Repair" | "City-Wide Centrex" | "Private Dial Plan" | "Unknown" | "Error";
            };
            endpoint: {
                addressOfRecord: string;
            };
            appearance: number;
            /** @description UTC, without zone, six digits of fraction. */
            startTime: string;
            /** @description First answer; absent until then. */
            answerTime?: string;
        };
        /** @description A call with its details. */
        TenantCall: {
            callId: string;
            /** Format: uuid */
            externalTrackingId: string;
            /** @enum {string} */
            personality: "Click-to-Dial" | "Originator" | "Terminator";
            /** @enum {string} */
            state: "Alerting" | "Active" | "Held" | "Remote Held" | "Detached" | "Released";
            remoteParty: {
                address: string;
                /** @enum {string} */
                callType: "Group" | "Enterprise" | "Network" | "Emergency" | "Repair" | "City-Wide Centrex" | "Private Dial Plan" | "Unknown" | "Error";
            };
            endpoint: {
                addressOfRecord: string;
            };
            appearance: number;
            /** @description UTC, without zone, six digits of fraction. */
            startTime: string;
            /** @description First answer; absent until then. */
            answerTime?: string;
            /** @description True once recording was asked for. */
            recorded: boolean;
            /**
             * @description Absent when not recording.
             * @enum {string}
             */
            recordingState?: "Pending" | "Started" | "Paused" | "Failed";
            /**
             * @description Absent when the user has no recording service.
             * @enum {string}
             */
            allowedRecordingControls?: "none" | "record" | "pause" | "pause-stop" | "resume" | "resume-stop" | "stop";
        };
        /** @description Who logged in. */
        TenantLoggedIn: {
            /** @description Each only where it applies to the user. */
            ids: {
                tenant_id?: string;
                group_id?: string;
                user_id?: string;
            };
            profile: {
                /** @enum {integer} */
                user_level: 0 | 4 | 8 | 12 | 16;
                /** @description Whether the password is a temporary one. */
                is_first_login: boolean;
            };
            /** @description A bearer token for both dialects; only where the gateway issues them. */
            access_token?: string;
            /** @constant */
            token_type?: "Bearer";
            /** @description Seconds until the token is over. */
            expires_in?: number;
        };
        /** @description An error; nothing has changed. */
        TenantError: components["schemas"]["TenantSimpleError"] | components["schemas"]["TenantDomainErrors"];
        /** @description An error about the version of a call, with the call as it is now where there is one. */
        TenantChangedError: {
            details: string;
            call?: components["schemas"]["TenantCall"];
        };
        /** @description What is wrong. */
        TenantSimpleError: {
            details: string;
        };
        /** @description What is wrong, with codes. */
        TenantDomainErrors: {
            errors: {
                code: number;
                message: string;
                details: string;
            }[];
        };
    };
    responses: {
        /** @description There is nothing to do, or somebody else was faster; nothing has changed. */
        OpsRulesConflict: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description Not possible beside what there is; nothing has changed. */
        OpsListConflict: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The call is over, or about to be; nothing has changed. */
        OpsCallOver: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The call has another version than `If-Match` says; nothing was done. With the call as it is now. */
        OpsChanged: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                ETag: components["headers"]["CallVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsChangedProblem"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request; nothing was done. */
        OpsKeyReused: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /**
         * @description The files have mistakes, or scenarios fail; or the `Idempotency-Key` was used for another request. Nothing has
         *     changed.
         */
        OpsBadRules: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The request is not acceptable; nothing has changed. */
        OpsBadRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description Neither credentials nor good ones. */
        OpsNotLoggedIn: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                /** @description How to log in. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description Not an operator; or one that may only look. */
        OpsForbidden: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description There is no such thing. */
        OpsNotFound: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The body did not arrive in time. */
        OpsTooSlow: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The body is larger than allowed. */
        OpsTooLarge: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The body is not labelled as JSON. */
        OpsMediaType: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description Too many wrong passwords before; or more commands than a user, or a tenant, may send. Nothing was done. */
        OpsTooMany: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description A fault of the gateway. */
        OpsBug: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description Promised and not built yet. */
        OpsNotServed: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description Whoever could answer is not there, or has too much to do; it was not done. */
        OpsUnavailable: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfterIfSoon"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description No answer in time; whether it was done is not known. */
        OpsTimeout: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpsProblem"];
            };
        };
        /** @description The request is not acceptable; nothing has changed. 1 when something is missing, else 10. */
        GenesysBadRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description Not logged in (20), forbidden (3), or not permitted for this user (5). */
        GenesysForbidden: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description There is no such thing, or the user may not know of it. */
        GenesysNotFound: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /**
         * @description Too many wrong passwords for this account or from this address, and nothing was looked at; or more commands than a user,
         *     or a tenant, may send, and nothing was done.
         */
        GenesysTooMany: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description The body did not arrive in time. */
        GenesysTooSlow: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description Not possible in the present state; nothing has changed. */
        GenesysWrongState: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description The call has another version than `If-Match` names; nothing was done. With the call as it is now. */
        GenesysChanged: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                ETag: components["headers"]["CallVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysChangedError"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request; nothing was done. */
        GenesysKeyReused: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description The body is larger than allowed. */
        GenesysTooLarge: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description The body is labelled as something else than JSON. */
        GenesysMediaType: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description A fault of the gateway or of a server behind it. */
        GenesysBug: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description Promised and not built yet. */
        GenesysNotServed: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description Whoever could answer is not there, or has too much to do; it was not done. */
        GenesysUnavailable: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfterIfSoon"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description No answer in time; whether it was done is not known. */
        GenesysTimeout: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenesysError"];
            };
        };
        /** @description The request is not acceptable, or (code 59) not now; nothing has changed. */
        TenantBadRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description Neither credentials nor a session, or wrong ones. */
        TenantNotLoggedIn: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description Not for this user. */
        TenantForbidden: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description There is no such thing, or the user may not know of it. */
        TenantNotFound: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /**
         * @description Too many wrong passwords for this account or from this address, and nothing was looked at; or more commands than a user,
         *     or a tenant, may send, and nothing was done.
         */
        TenantTooMany: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description The body did not arrive in time. */
        TenantTooSlow: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description The call has another version than `If-Match` names; nothing was done. With the call as it is now. */
        TenantChanged: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                ETag: components["headers"]["CallVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantChangedError"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request; nothing was done. */
        TenantKeyReused: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description The body is larger than allowed. */
        TenantTooLarge: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description The body is neither a JSON object nor empty. */
        TenantMediaType: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description A fault of the gateway or of a server behind it. */
        TenantBug: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description Promised and not built yet. */
        TenantNotServed: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description Whoever could answer is not there, or has too much to do; it was not done. */
        TenantUnavailable: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfterIfSoon"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
        /** @description No answer in time; whether it was done is not known. */
        TenantTimeout: {
            headers: {
                "X-Correlation-Id": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TenantError"];
            };
        };
    };
    parameters: {
        /** @description The number of a generation. */
        opsGeneration: number;
        /** @description The number of a calling list. */
        opsCallingList: number;
        /** @description The generation to compare with; the one in force when left out. */
        opsFrom: number;
        /** @description Any id of the call: its number, `callhalf-<number>:<party>`, a `callUuid` or a `connId`. */
        opsCall: string;
        /** @description `event` of one of the call's events. */
        opsEvent: string;
        /** @description Where an earlier answer ended. */
        opsAfter: string;
        /** @description `node` of a node. */
        opsNode: string;
        /**
         * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
         *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
         *     What is about no call is remembered for `call.linger`, 10 minutes.
         */
        idempotencyKey: string;
        /**
         * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
         *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
         *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
         */
        commandKey: string;
        /** @description The `ETag` of the call that the command is meant for, or `*`; of any other version it is refused (412). */
        ifMatch: string;
        /** @description Collections to embed, separated by commas; `*` for all. */
        subresources: string;
        /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
        fields: string;
        /** @description `id` of a call. */
        callId: string;
        /** @description `id` of a device. */
        deviceId: string;
        /** @description `id` of a contact. */
        contactId: string;
        /** @description Name of a campaign. */
        campaign: string;
        /** @description `recordHandle` of a record. */
        recordHandle: number;
        /** @description The type of the meta message within. */
        bayeuxMessage: "handshake" | "connect" | "disconnect" | "subscribe" | "unsubscribe";
        /** @description Kind of group. */
        groupType: string;
        /** @description Kind of contact. */
        contactType: string;
        /** @description How many at most. */
        limit: number;
        /** @description How many to skip. */
        offset: number;
        /** @description Such as `NamesOrPhoneNumberMatches`. */
        filterName: string;
        /** @description What the filter looks for. */
        filterParameters: string;
        /** @description Field to sort by. */
        sortBy: string;
        /** @description Direction of the sort. */
        order: "Ascending" | "Descending";
        /** @description Id of a tenant. */
        tenant: string;
        /** @description Id of a group of the tenant. */
        group: string;
        /** @description Id of a user of the group, with or without its domain. */
        user: string;
        /** @description `callId` of a call; its colon may be escaped. */
        tenantCallId: string;
        /** @description As in the body. */
        includeDetails: boolean;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The version of the call, a strong tag: sent back as `If-Match` with a command, the command is done only if nobody,
         *     the switch included, has changed the call since.
         */
        CallVersion: string;
        /**
         * @description There, and `true`, when the command had been done before under the same `Idempotency-Key`: this is what was
         *     answered then, and nothing was done now.
         */
        IdempotencyReplayed: "true";
        /**
         * @description Names the caller's stream of notifications. With `X-Hookswitch-Offset` the place to which this state belongs: a
         *     subscribe message of the notification channel that carries both in `ext.hookswitch` gets everything newer.
         */
        StreamEpoch: string;
        /** @description The last event in the caller's stream of notifications that this state surely contains. */
        StreamOffset: number;
        /** @description Seconds until it is worth another try. */
        RetryAfter: number;
        /** @description Seconds until it is worth another try; absent where waiting does not help. */
        RetryAfterIfSoon: number;
        /** @description Names the request in the logs of every node it touched. */
        CorrelationId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    genesysGetMe: {
        parameters: {
            query?: {
                /** @description Collections to embed, separated by commas; `*` for all. */
                subresources?: components["parameters"]["subresources"];
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Hookswitch-Epoch": components["headers"]["StreamEpoch"];
                    "X-Hookswitch-Offset": components["headers"]["StreamOffset"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysUserAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysOperateMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysMeOperation"];
            };
        };
        responses: {
            /** @description Accepted, wholly or (7) in part. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAcceptedOrPartial"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListCalls: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls, oldest first. */
            200: {
                headers: {
                    "X-Hookswitch-Epoch": components["headers"]["StreamEpoch"];
                    "X-Hookswitch-Offset": components["headers"]["StreamOffset"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysCallsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysGetCall: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path: {
                /** @description `id` of a call. */
                id: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    ETag: components["headers"]["CallVersion"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysCallAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysOperateCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description The `ETag` of the call that the command is meant for, or `*`; of any other version it is refused (412). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description `id` of a call. */
                id: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysCallOperation"];
            };
        };
        responses: {
            /** @description The operation is accepted; its result comes as a CometD message. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            412: components["responses"]["GenesysChanged"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListDevices: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The devices, the primary one first. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysDevicesAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysGetDevice: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path: {
                /** @description `id` of a device. */
                id: components["parameters"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysDeviceAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysOperateDevice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description The `ETag` of the call that the command is meant for, or `*`; of any other version it is refused (412). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description `id` of a device. */
                id: components["parameters"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysDeviceOperation"];
            };
        };
        responses: {
            /** @description The operation is accepted; its result comes as a CometD message. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            412: components["responses"]["GenesysChanged"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysDial: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description `id` of a device. */
                id: components["parameters"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysDialOperation"];
            };
        };
        responses: {
            /** @description The call is being dialled; it appears as a CometD message with state Dialing. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            412: components["responses"]["GenesysChanged"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysGetDeviceSettings: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path: {
                /** @description `id` of a device. */
                id: components["parameters"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysSettingsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysGetDeviceSettingsByUri: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path: {
                /** @description `id` of a device. */
                id: components["parameters"]["deviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysSettingsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListChannels: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The channels. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysChannelsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysOperateVoiceChannel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysAgentStateOperation"];
            };
        };
        responses: {
            /** @description Accepted; the new state comes as a `DeviceStateChangeMessage`. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysOperateCampaign: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path: {
                /** @description Name of a campaign. */
                campaign: components["parameters"]["campaign"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysCampaignOperation"];
            };
        };
        responses: {
            /** @description The operation is accepted; its result comes as a CometD message. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysAddRecord: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysAddRecordOperation"];
            };
        };
        responses: {
            /** @description The operation is accepted; its result comes as a CometD message. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysOperateRecord: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path: {
                /** @description `recordHandle` of a record. */
                handle: components["parameters"]["recordHandle"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenesysRecordOperation"];
            };
        };
        responses: {
            /** @description The operation is accepted; its result comes as a CometD message. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAccepted"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            409: components["responses"]["GenesysWrongState"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            422: components["responses"]["GenesysKeyReused"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListMyGroups: {
        parameters: {
            query?: {
                /** @description Kind of group. */
                type?: components["parameters"]["groupType"];
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysGroupsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListGroups: {
        parameters: {
            query?: {
                /** @description Kind of group. */
                type?: components["parameters"]["groupType"];
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysGroupsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListServices: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The services. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysServicesAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListContacts: {
        parameters: {
            query?: {
                /** @description Kind of contact. */
                type?: components["parameters"]["contactType"];
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
                /** @description How many at most. */
                limit?: components["parameters"]["limit"];
                /** @description How many to skip. */
                offset?: components["parameters"]["offset"];
                /** @description Such as `NamesOrPhoneNumberMatches`. */
                filterName?: components["parameters"]["filterName"];
                /** @description What the filter looks for. */
                filterParameters?: components["parameters"]["filterParameters"];
                /** @description Field to sort by. */
                sortBy?: components["parameters"]["sortBy"];
                /** @description Direction of the sort. */
                order?: components["parameters"]["order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contacts. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysContactsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysGetContact: {
        parameters: {
            query?: {
                /** @description Kind of contact. */
                type?: components["parameters"]["contactType"];
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path: {
                /** @description `id` of a contact. */
                id: components["parameters"]["contactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysContactAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListWorkbins: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An empty list. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysWorkbinsAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysListAgentStates: {
        parameters: {
            query?: {
                /** @description `*` or names of fields; any value makes a collection show its members instead of their URIs. */
                fields?: components["parameters"]["fields"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent states. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysAgentStatesAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysGetVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenesysVersionAnswer"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BayeuxRequests"];
            };
        };
        responses: {
            /** @description Bayeux messages, among them what the user is subscribed to. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BayeuxMessages"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    genesysNotificationsByType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The type of the meta message within. */
                message: components["parameters"]["bayeuxMessage"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BayeuxRequests"];
            };
        };
        responses: {
            /** @description Bayeux messages, among them what the user is subscribed to. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BayeuxMessages"];
                };
            };
            400: components["responses"]["GenesysBadRequest"];
            403: components["responses"]["GenesysForbidden"];
            404: components["responses"]["GenesysNotFound"];
            408: components["responses"]["GenesysTooSlow"];
            413: components["responses"]["GenesysTooLarge"];
            415: components["responses"]["GenesysMediaType"];
            429: components["responses"]["GenesysTooMany"];
            500: components["responses"]["GenesysBug"];
            501: components["responses"]["GenesysNotServed"];
            503: components["responses"]["GenesysUnavailable"];
            504: components["responses"]["GenesysTimeout"];
        };
    };
    tenantListCalls: {
        parameters: {
            query?: {
                /** @description As in the body. */
                includeDetails?: components["parameters"]["includeDetails"];
            };
            header?: never;
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantListCalls"];
            };
        };
        responses: {
            /** @description The calls. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantCallList"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantStartCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantStartCall"];
            };
        };
        responses: {
            /** @description The call is initiated. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantCallStarted"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            412: components["responses"]["TenantChanged"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            422: components["responses"]["TenantKeyReused"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantGetCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
                /** @description `callId` of a call; its colon may be escaped. */
                callId: components["parameters"]["tenantCallId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantNothing"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    ETag: components["headers"]["CallVersion"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantCall"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantModifyCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description The `ETag` of the call that the command is meant for, or `*`; of any other version it is refused (412). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
                /** @description `callId` of a call; its colon may be escaped. */
                callId: components["parameters"]["tenantCallId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantModifyCall"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDone"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            412: components["responses"]["TenantChanged"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            422: components["responses"]["TenantKeyReused"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantReleaseCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description The `ETag` of the call that the command is meant for, or `*`; of any other version it is refused (412). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
                /** @description `callId` of a call; its colon may be escaped. */
                callId: components["parameters"]["tenantCallId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantNothing"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDone"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            412: components["responses"]["TenantChanged"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            422: components["responses"]["TenantKeyReused"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantRetrieveCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantNothing"];
            };
        };
        responses: {
            /** @description The temporary call is initiated. */
            201: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantCallStarted"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            422: components["responses"]["TenantKeyReused"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantCreateImrn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path: {
                /** @description Id of a tenant. */
                tenant: components["parameters"]["tenant"];
                /** @description Id of a group of the tenant. */
                group: components["parameters"]["group"];
                /** @description Id of a user of the group, with or without its domain. */
                user: components["parameters"]["user"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCreateImrn"];
            };
        };
        responses: {
            /** @description The number. */
            201: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantImrn"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            422: components["responses"]["TenantKeyReused"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantLogin"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantLoggedIn"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    tenantLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TenantNothing"];
            };
        };
        responses: {
            /** @description Logged out. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDone"];
                };
            };
            400: components["responses"]["TenantBadRequest"];
            401: components["responses"]["TenantNotLoggedIn"];
            403: components["responses"]["TenantForbidden"];
            404: components["responses"]["TenantNotFound"];
            408: components["responses"]["TenantTooSlow"];
            413: components["responses"]["TenantTooLarge"];
            416: components["responses"]["TenantMediaType"];
            429: components["responses"]["TenantTooMany"];
            500: components["responses"]["TenantBug"];
            501: components["responses"]["TenantNotServed"];
            503: components["responses"]["TenantUnavailable"];
            504: components["responses"]["TenantTimeout"];
        };
    };
    opsListNodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nodes, in the order of their names. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsNodes"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsDrainNode: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path: {
                /** @description `node` of a node. */
                node: components["parameters"]["opsNode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The node drains. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsNode"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListShards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shards, in the order of their numbers. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsShards"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts, and the latest legs about which both did not say the same. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsReconciliation"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsGetRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The generations. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsRules"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsCheckRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpsRuleFiles"];
            };
        };
        responses: {
            /** @description What was found; `good` says whether the files may come into force. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsRuleReport"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsAddGeneration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpsRuleFiles"];
            };
        };
        responses: {
            /** @description The candidate. */
            201: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsGeneration"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsRulesConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsBadRules"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsGetGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of a generation. */
                number: components["parameters"]["opsGeneration"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The generation. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsGenerationFiles"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsDiffGeneration: {
        parameters: {
            query?: {
                /** @description The generation to compare with; the one in force when left out. */
                from?: components["parameters"]["opsFrom"];
            };
            header?: never;
            path: {
                /** @description The number of a generation. */
                number: components["parameters"]["opsGeneration"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line for each change; none where both decide alike. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsRulesDiff"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsShowGeneration: {
        parameters: {
            query?: {
                /** @description As this tenant has it. */
                tenant?: string;
            };
            header?: never;
            path: {
                /** @description The number of a generation. */
                number: components["parameters"]["opsGeneration"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsRuleTables"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsBadRules"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsDryRunGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of a generation. */
                number: components["parameters"]["opsGeneration"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsDryRun"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsRulesConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsActivateGeneration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path: {
                /** @description The number of a generation. */
                number: components["parameters"]["opsGeneration"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in force. Nodes in `behind` have not said that they have switched; they follow by themselves. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsActivation"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsRulesConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsBadRules"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsRollBackRules: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in force. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsActivation"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsRulesConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsTryGeneration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpsTrial"];
            };
        };
        responses: {
            /** @description It is on trial. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsActivation"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsRulesConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsBadRules"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsEndTrial: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is on trial. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsActivation"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsRulesConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListLiveCalls: {
        parameters: {
            query?: {
                /** @description Calls of this tenant. */
                tenant?: string;
                /** @description A user's name, with or without `@` and the tenant. */
                user?: string;
                /** @description A part of a party's number. */
                number?: string;
                /** @description Of a party. */
                state?: "Dialing" | "Ringing" | "Established" | "Held";
                /** @description Calls with a number below this one. */
                before?: string;
                /** @description So many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsLiveCalls"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsClearCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this command: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. A call remembers the 16 newest, as long as it is remembered itself; each user has its own.
                 *     What is about no call is remembered for `call.linger`, 10 minutes.
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /** @description The `ETag` of the call that the command is meant for, or `*`; of any other version it is refused (412). */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description Any id of the call: its number, `callhalf-<number>:<party>`, a `callUuid` or a `connId`. */
                call: components["parameters"]["opsCall"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpsClearing"];
            };
        };
        responses: {
            /** @description The call is over, or about to be. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsCleared"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsCallOver"];
            412: components["responses"]["OpsChanged"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsExplainCall: {
        parameters: {
            query?: {
                /** @description `event` of one of the call's events. */
                event?: components["parameters"]["opsEvent"];
            };
            header?: never;
            path: {
                /** @description Any id of the call: its number, `callhalf-<number>:<party>`, a `callUuid` or a `connId`. */
                call: components["parameters"]["opsCall"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call, its users, and what they were told. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsExplanation"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsExportCalls: {
        parameters: {
            query?: {
                /** @description Calls that began at this time or later. */
                from?: string;
                /** @description Calls that began before this time. */
                to?: string;
                /** @description Calls of this tenant only. */
                tenant?: string;
                /** @description How they are written. */
                format?: "jsonl" | "csv";
                /** @description So many at most. */
                limit?: number;
                /** @description Where an earlier answer ended. */
                after?: components["parameters"]["opsAfter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    /** @description Where to go on; absent at the end. */
                    "X-Hookswitch-Next"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsGetCallHistory: {
        parameters: {
            query?: {
                /** @description So many lines of the journal at most, and no more than about 1 MB of them. */
                limit?: number;
                /** @description Where an earlier answer ended. */
                after?: components["parameters"]["opsAfter"];
            };
            header?: never;
            path: {
                /** @description Its number, as logs and exports have it. */
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsHistory"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListRecordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number, as logs and exports have it. */
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files, those of each party in the order of their making. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsRecordings"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsGetRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number, as logs and exports have it. */
                call: string;
                /** @description As the list has it, `<party>-<number>`. */
                recording: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListFigures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nodes, in the order of their names. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsFigures"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListPastFigures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nodes, in the order of their names. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsPastFigures"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connectors, in the order of their nodes' names. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsConnectors"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsGetSelf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user of the credentials. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsSelf"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListSubscribers: {
        parameters: {
            query?: {
                /** @description So many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there are, and some of them. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsSubscribers"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListDecisions: {
        parameters: {
            query?: {
                /** @description So many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some lines. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsDecisions"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsListCallingLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lists. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsCallingLists"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsListConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsImportCallingList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpsListImport"];
            };
        };
        responses: {
            /** @description The list is there, on all nodes. */
            201: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    /** @description What the other requests about it begin with. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsCallingList"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsListConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsRemoveCallingList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path: {
                /** @description The number of a calling list. */
                number: components["parameters"]["opsCallingList"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it was. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsCallingList"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsListConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsExportAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of a calling list. */
                number: components["parameters"]["opsCallingList"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempts. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsListConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsExportCallingList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of a calling list. */
                number: components["parameters"]["opsCallingList"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            409: components["responses"]["OpsListConflict"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
    opsEraseCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's own name for this request: sent again under the same name, at whichever node, it is not done again but
                 *     answered as before. Each user has its own; remembered for `call.linger`, 10 minutes. What must not be done twice,
                 *     such as `AddRecord`, is refused with 409 when nobody knows whether it was done; anything else is then done again.
                 */
                "Idempotency-Key"?: components["parameters"]["commandKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpsErasure"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["CorrelationId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpsErased"];
                };
            };
            400: components["responses"]["OpsBadRequest"];
            401: components["responses"]["OpsNotLoggedIn"];
            403: components["responses"]["OpsForbidden"];
            404: components["responses"]["OpsNotFound"];
            408: components["responses"]["OpsTooSlow"];
            413: components["responses"]["OpsTooLarge"];
            415: components["responses"]["OpsMediaType"];
            422: components["responses"]["OpsKeyReused"];
            429: components["responses"]["OpsTooMany"];
            500: components["responses"]["OpsBug"];
            501: components["responses"]["OpsNotServed"];
            503: components["responses"]["OpsUnavailable"];
            504: components["responses"]["OpsTimeout"];
        };
    };
}
