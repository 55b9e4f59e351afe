/**
 * What a dialled number means and how it is shown, behind the door {@link io.hookswitch.number.PhoneNumbers}.
 *
 * <p>In comes what somebody typed, with the group whose habits (country, length of extensions) give it its meaning; out
 * comes a {@link io.hookswitch.number.Destination}, or the reason why it is none. In comes a party's end point; out comes
 * a {@link io.hookswitch.number.Presentation} with country and region. The two dialects differ in what they let a user
 * type, so there are two ways in.
 *
 * <p>What never happens here: nobody is looked up (that is the directory's), and nothing is sent anywhere; a number that
 * has the right form may still be nobody's. The only room that knows libphonenumber.
 */
package io.hookswitch.number;
