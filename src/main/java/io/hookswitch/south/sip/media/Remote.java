package io.hookswitch.south.sip.media;

import java.net.InetSocketAddress;

/**
 * Where a phone wants its sound, and how.
 *
 * @param to nothing is taken from another address than this; from another port it is
 * @param events the payload type for keys, -1 when the phone knows none
 * @param sends whether sound is sent to it at all; a phone that holds wants none
 */
public record Remote(InetSocketAddress to, Codec codec, int events, boolean sends) {}
