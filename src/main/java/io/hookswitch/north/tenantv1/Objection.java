package io.hookswitch.north.tenantv1;

/** The documented texts of error 59, which says that an action and a call do not go together. */
enum Objection {
  ENDPOINT_STATE("The endpoint state of the call is not valid."),
  CALL_STATE("The state of the call is not valid."),
  DETACHED("The call is in the detached state."),
  TRANSFER_FAILED("Transfer has failed."),
  TRANSFER_IN_PROGRESS("Consultative transfer already in progress."),
  NO_CHARGE_ADDRESS("User has no charge address. The User must have at least the phone number or the extension."),
  RECORDING_DISABLED("Recording is disabled for this call."),
  RECORDING_FAILED("Recording has failed for this call."),
  STOP_NOT_SUPPORTED("User recording mode does not support stop."),
  RECORDING_NOT_ACTIVE("Recording is not active."),
  NO_IMRN("IMRN allocation failed.");

  private final String text;

  Objection(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
