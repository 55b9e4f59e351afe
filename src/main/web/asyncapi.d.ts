// Made by "make types"; a change is lost with the next.

import type { components as contract } from "./openapi.d.ts";

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Whatever a client may send. */
        FrameFromClient: components["schemas"]["Ping"] | components["schemas"]["Register"] | components["schemas"]["Unregister"] | components["schemas"]["Request"];
        /** @description Whatever a client may get. */
        FrameToClient: components["schemas"]["Subscribed"] | components["schemas"]["News"] | components["schemas"]["Gap"] | components["schemas"]["Heartbeat"] | components["schemas"]["Answer"] | components["schemas"]["RefusalFrame"] | components["schemas"]["Farewell"];
        Address: string;
        /** @description Chosen by the client, another one for each request. */
        ReplyAddress: string;
        Ping: {
            /** @constant */
            type: "ping";
        };
        Register: {
            /** @constant */
            type: "register";
            address: components["schemas"]["Address"];
            headers?: {
                epoch?: components["schemas"]["Number"];
                offset?: components["schemas"]["Number"];
            };
        };
        Unregister: {
            /** @constant */
            type: "unregister";
            address: components["schemas"]["Address"];
            headers?: components["schemas"]["RequestHeaders"];
        };
        LoginRequest: {
            /** @constant */
            type: "send";
            /** @constant */
            address: "hookswitch.auth";
            headers?: components["schemas"]["RequestHeaders"];
            body: {
                /** @description Left out, it only asks whether somebody is logged in. */
                token?: string;
            };
            replyAddress?: components["schemas"]["ReplyAddress"];
        };
        Request: {
            /** @constant */
            type: "send";
            address: components["schemas"]["Address"];
            headers?: components["schemas"]["RequestHeaders"];
            /** @description As the operation has it. */
            body?: Record<string, never> | null;
            replyAddress?: components["schemas"]["ReplyAddress"];
        };
        RequestHeaders: {
            [key: string]: string | number | boolean;
        };
        /** @description A whole number, as text since JavaScript would round it. */
        Number: string;
        PlaceHeaders: {
            epoch: components["schemas"]["Number"];
            offset: components["schemas"]["Number"];
        };
        Subscribed: {
            /** @constant */
            type: "rec";
            address: components["schemas"]["Address"];
            body: {
                /** @constant */
                messageType: "Subscribed";
                /** @description Whether what was missed follows; otherwise the client reads the state anew. */
                recovered: boolean;
            };
            headers: components["schemas"]["PlaceHeaders"];
        };
        Gap: {
            /** @constant */
            type: "rec";
            address: components["schemas"]["Address"];
            body: {
                /** @constant */
                messageType: "Gap";
            };
            headers: components["schemas"]["PlaceHeaders"];
        };
        Heartbeat: {
            /** @constant */
            type: "rec";
            address: components["schemas"]["Address"];
            body: {
                /** @constant */
                messageType: "Heartbeat";
            };
            headers: components["schemas"]["PlaceHeaders"];
        };
        News: {
            /** @constant */
            type: "rec";
            address: components["schemas"]["Address"];
            body: components["schemas"]["Notification"];
            headers: {
                epoch: components["schemas"]["Number"];
                offset: components["schemas"]["Number"];
                /**
                 * @description The CometD topic of the same message.
                 * @enum {unknown}
                 */
                topic: "/v2/me/calls" | "/v2/me/devices" | "/v2/me/channels" | "/v2/me/outbound";
                /**
                 * @description Others of the same event follow. The place is the one before the event, so that who did not get the
                 *     others is told all of it again.
                 * @constant
                 */
                more?: "true";
            };
        };
        Notification: components["schemas"]["GenesysCallStateChange"] | components["schemas"]["GenesysDeviceStateChange"] | components["schemas"]["GenesysOutboundRecordMessage"] | components["schemas"]["GenesysDeviceUserEvent"] | components["schemas"]["GenesysOtherNotification"];
        Answer: {
            /** @constant */
            type: "rec";
            address: components["schemas"]["ReplyAddress"];
            /** @description As the operation has it. */
            body: Record<string, never>;
            headers: {
                /** @description As over HTTP. */
                status?: string;
            } & {
                [key: string]: string;
            };
        };
        RefusalFrame: {
            /** @constant */
            type: "err";
            /** @description Where the answer was wanted, or the feed; none where neither was. */
            address?: components["schemas"]["Address"];
            /** @description The status of HTTP. */
            failureCode: number;
            /** @constant */
            failureType: "RECIPIENT_FAILURE";
            message: string;
            body: {
                refusal?: components["schemas"]["Refusal"];
            };
            headers?: {
                [key: string]: string;
            };
        };
        /** @description Why the rules have refused it. */
        Refusal: {
            operation: string;
            state: string;
            /** @description What would have been accepted instead. */
            allowed: string[];
            /** @description The rules that have decided so. */
            rules: string[];
        };
        Farewell: {
            /** @constant */
            type: "err";
            /**
             * @description Also the code that a WebSocket without SockJS's framing is closed with: 4000 the node stops, 4001 the login
             *     is over or did not come, 4002 too many frames, 4003 a frame that is none, 4004 one that is too large, 4005 too
             *     much waits to be read, 4006 no ping for too long, 4007 too many sockets of this user.
             */
            failureCode: number;
            /** @constant */
            failureType: "RECIPIENT_FAILURE";
            message: string;
            body: {
                /**
                 * @description Come back at once; log in first; come back later and slower; or the program is wrong.
                 * @enum {unknown}
                 */
                advice: "reconnect" | "login" | "wait" | "stop";
                reason: string;
            };
        };
        GenesysCallStateChange: contract["schemas"]["GenesysCallStateChange"];
        GenesysDeviceStateChange: contract["schemas"]["GenesysDeviceStateChange"];
        GenesysOutboundRecordMessage: contract["schemas"]["GenesysOutboundRecordMessage"];
        GenesysDeviceUserEvent: contract["schemas"]["GenesysDeviceUserEvent"];
        GenesysOtherNotification: contract["schemas"]["GenesysOtherNotification"];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
