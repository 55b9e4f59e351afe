package io.hookswitch.south.sip.transport;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Set;

/**
 * What cannot be understood is dropped and counted: the stack's own parser would answer it, whoever has sent it. A header that
 * nothing depends on may be odd.
 */
final class StrictParser extends StringMsgParser {

  private static final Set<Class<?>> NEEDED = Set.of(
    From.class,
    To.class,
    CSeq.class,
    Via.class,
    CallID.class,
    ContentLength.class,
    RequestLine.class,
    StatusLine.class
  );

  private final int longest;
  private final Counts counts;

  StrictParser(int longest, Counts counts) {
    this.longest = longest;
    this.counts = counts;
  }

  @Override
  public SIPMessage parseSIPMessage(byte[] bytes, boolean body, boolean strict, ParseExceptionListener listener)
    throws ParseException {
    try {
      if (bytes.length > longest) throw new ParseException("longer than " + longest, longest);
      return super.parseSIPMessage(bytes, body, strict, StrictParser::judge);
    } catch (ParseException bad) {
      counts.malformed.increment();
      throw bad;
    } catch (RuntimeException odd) {
      counts.malformed.increment();
      throw new ParseException("not understood: " + odd, 0);
    }
  }

  private static void judge(ParseException why, SIPMessage message, Class<?> header, String text, String whole)
    throws ParseException {
    if (header == null || NEEDED.contains(header)) throw why;
  }
}
