/**
 * SIP on the wire: messages, their transactions, UDP and TCP.
 *
 * <p>The door is {@link io.hookswitch.south.sip.transport.SipTransport}; behind it is JAIN-SIP, in its free variant, as a parser and
 * a layer of transactions. It keeps no dialogs: those are records of ours, which another node can go on with. Everything that
 * comes is handed over on one Vert.x context; everything that is sent leaves on one thread, since the stack may wait for a
 * connection.
 *
 * <p>Who may send at all is decided here ({@code Gate}): networks that are configured and nobody else, so many requests a
 * second each. What is dropped is counted and not answered, so nobody can use the gateway to bother others.
 *
 * <p>Not done: TLS, WebSocket, SRV and NAPTR records, IPv6.
 */
package io.hookswitch.south.sip.transport;
