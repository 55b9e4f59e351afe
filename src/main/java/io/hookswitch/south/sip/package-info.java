/**
 * SIP phones and a trunk, without a switch of somebody else's: the gateway is a back-to-back user agent, and mixes.
 *
 * <p>In come {@link io.hookswitch.call.SwitchOrder}s, and what phones do; out go {@link io.hookswitch.call.SwitchEvent}s. How a call
 * goes on is decided by pure code: {@code Turn} takes one input ({@code Orders}, {@code Pairs}, {@code Supervising}, {@code Facts},
 * {@code Leaving}) and has calls as they will be, and effects. {@code Switchboard} makes it so. A leg of a call is reached by a
 * {@code Line}, a dialog of SIP with its sound; a phone with two calls has one line and two legs. What is heard is a function of
 * the legs, too ({@code Sound}), so no order but those that call somebody sends any SIP: a phone keeps its dialog and its port
 * for as long as it is on a call.
 *
 * <p>Dialogs and legs are stored ({@code SipStore}, by way of {@code Keeper}) under the fences of the calls that they are about, so
 * that another node can go on with them ({@code Adoption}): it says to each phone, within its dialog, that it is elsewhere from now on.
 *
 * <p>A transfer key is a wish of the phone's user: {@code Transfers} puts it to the gateway, {@code Referral} tells the phone what
 * comes of it. What was recorded is on the shelf of each node ({@code Shelf}), and found on all of them ({@code RecordingFiles}).
 *
 * <p>All of it is on one event loop, but for sound ({@code media/}) and sending ({@code transport/}).
 *
 * <p>Never here: a decision who may do what; a password in a log.
 */
package io.hookswitch.south.sip;
