package io.hookswitch.config;

/**
 * Where a phone is that does not register.
 *
 * @param number of the device in the directory
 * @param uri {@code sip:15001@10.1.0.7:5060}, with {@code ;transport=tcp} where it is to be TCP
 */
public record SipContact(String number, String uri) {}
