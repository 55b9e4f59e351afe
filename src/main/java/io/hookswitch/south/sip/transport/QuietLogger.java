package io.hookswitch.south.sip.transport;

import gov.nist.core.ServerLogger;
import gov.nist.core.StackLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the stack has to say of itself, in our own log: it would bring its own library otherwise. Of messages nothing is said:
 * there are passwords' digests in them; of what others have sent wrongly nothing either, it is counted.
 */
public final class QuietLogger implements StackLogger, ServerLogger {

  private static final Logger LOG = LoggerFactory.getLogger(QuietLogger.class);

  @Override
  public void logDebug(String words) {
    LOG.trace(words);
  }

  @Override
  public void logTrace(String words) {
    LOG.trace(words);
  }

  @Override
  public void logInfo(String words) {
    LOG.trace(words);
  }

  @Override
  public void logWarning(String words) {
    LOG.debug(words);
  }

  @Override
  public void logError(String words) {
    LOG.debug(words);
  }

  @Override
  public void logError(String words, Exception why) {
    LOG.debug("{}: {}", words, why.toString());
  }

  @Override
  public void logFatalError(String words) {
    LOG.warn(words);
  }

  @Override
  public void logException(Throwable why) {
    LOG.debug("{}", why.toString());
  }

  @Override
  public void logException(Exception why) {
    LOG.debug("{}", why.toString());
  }

  @Override
  public boolean isLoggingEnabled() {
    return LOG.isTraceEnabled();
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return LOG.isTraceEnabled();
  }

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logStackTrace() {
    // never
  }

  @Override
  public void logStackTrace(int level) {
    // never
  }

  @Override
  public void disableLogging() {
    // as our own log says
  }

  @Override
  public void enableLogging() {
    // as our own log says
  }

  @Override
  public void setBuildTimeStamp(String when) {
    // of no interest
  }

  @Override
  public void setStackProperties(Properties properties) {
    // of no interest
  }

  @Override
  public void setSipStack(SipStack stack) {
    // of no interest
  }

  @Override
  public void closeLogFile() {
    // there is none
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
    // never
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
    // never
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
    // never
  }
}
