package io.hookswitch.outbound;

/** What kind of number a record has. The names are those of files and of clients. */
public enum PhoneType {
  NoContactType,
  HomePhone,
  DirectBusinessPhone,
  BusinessWithExt,
  Mobile,
  VacationPhone,
  Pager,
  Modem,
  VoiceMail,
  PinPager,
  EmailAddress,
  InstantMessaging,
}
