/**
 * What phones say and hear: RTP in and out, and a mixer of G.711.
 *
 * <p>A {@code Port} is the audio of one phone, on a UDP port of its own for as long as its call lives. Who hears whom is one
 * table ({@link io.hookswitch.south.sip.media.Hearing} for each port), which the connector works out and hands over whole; so
 * hold, mute, conference, listening in and coaching are the same thing here. Every 20 ms one thread
 * ({@link io.hookswitch.south.sip.media.Media}) takes what has come, mixes, and sends. Nothing else touches a port, so there are no
 * locks: whoever wants something leaves a task for that thread.
 *
 * <p>Everything is bounded: what waits of a phone (160 ms), digits (64 for each phone), frames for a recording (4 s). Packets are taken
 * from the address only that the phone has named. Never here: SIP, or who may do what.
 *
 * <p>Not done: RTCP, other codecs, SRTP, concealment of lost packets.
 */
package io.hookswitch.south.sip.media;
