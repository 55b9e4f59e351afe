package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of frames can say no. */
class FramesTest {

  private static final String PLACE = "\"headers\":{\"epoch\":\"1\",\"offset\":\"2\"}";

  @Test
  void framesOfTheContractAreTaken() {
    check(
      "{'type':'rec','address':'hookswitch.me','body':{'messageType':'Subscribed','recovered':true}," + PLACE + "}"
    );
    check("{'type':'rec','address':'hookswitch.me','body':{'messageType':'Gap'}," + PLACE + "}");
    check("{'type':'rec','address':'a-b','body':{'statusCode':0},'headers':{'status':'200'}}");
    check(
      "{'type':'err','failureCode':4001,'failureType':'RECIPIENT_FAILURE','message':'m'," +
        "'body':{'advice':'login','reason':'m'}}"
    );
    check(
      "{'type':'err','address':'x','failureCode':409,'failureType':'RECIPIENT_FAILURE','message':'m'," +
        "'body':{'statusCode':2,'statusMessage':'m','refusal':{'operation':'Hold','state':'Held','allowed':[],'rules':[]}}}"
    );
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "{'type':'rec','address':'hookswitch.me','body':{'messageType':'Subscribed'},PLACE}",
      "{'type':'rec','address':'hookswitch.me','body':{'messageType':'Surprise'},PLACE}",
      "{'type':'rec','address':'hookswitch.me','body':{'messageType':'Gap'},'headers':{'epoch':'x','offset':'2'}}",
      "{'type':'rec','address':'hookswitch.me','body':{'messageType':'CallStateChangeMessage'}," +
        "'headers':{'epoch':'1','offset':'2','topic':'/v2/me/calls'}}",
      "{'type':'err','failureCode':200,'failureType':'RECIPIENT_FAILURE','message':'m','body':{}}",
      "{'type':'err','failureCode':4001,'failureType':'RECIPIENT_FAILURE','message':'m','body':{'advice':'sing','reason':''}}",
      "{'type':'pong'}",
    }
  )
  void othersAreNot(String frame) {
    assertThatThrownBy(() -> check(frame.replace("PLACE", PLACE)))
      .isInstanceOf(AssertionError.class)
      .hasMessageContaining("asyncapi.yaml");
  }

  private static void check(String frame) {
    Frames.check(new JsonObject(frame.replace('\'', '"')));
  }
}
