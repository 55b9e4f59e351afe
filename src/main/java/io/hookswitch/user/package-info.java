/**
 * The core of what belongs to a user rather than to a call: whether an agent is logged in and available, and what is set
 * at the user's phones.
 *
 * <p>In come a {@link io.hookswitch.user.PresenceInput}, the {@link io.hookswitch.user.Presence} so far, and what the
 * rules say of the phone it is about; out goes a {@link io.hookswitch.user.PresenceStep}. What a phone may do is decided
 * from {@link io.hookswitch.user.DeviceFacts}, as what a party may do is decided from the facts of its call.
 *
 * <p>Never here: a clock, a directory, a store, a dialect's word, a call. Calls feel the presence where they are set up.
 */
package io.hookswitch.user;
