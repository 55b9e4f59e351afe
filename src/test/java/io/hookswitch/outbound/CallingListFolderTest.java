package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallingListFolderTest {

  private static final String HEAD = "# tenant: demo\n# campaign: Spring\n# applicationId: 7\n";

  @TempDir
  private Path temporary;

  private Path dir;

  @BeforeEach
  void makeFolder() throws IOException {
    dir = Files.createDirectory(temporary.resolve("outbound"));
  }

  @Test
  void theShippedListIsValid() {
    List<CallingList> shipped = CallingListFolder.read(Path.of("outbound"));
    assertThat(shipped).hasSize(1);
    assertThat(shipped.getFirst().id()).isEqualTo("demo/CallingList1");
    assertThat(shipped.getFirst().size()).isEqualTo(5);
    assertThat(shipped.getFirst().chains()).hasSize(4);
  }

  @Test
  void withoutTheFolderThereAreNoLists() {
    assertThat(CallingListFolder.read(temporary.resolve("nowhere"))).isEmpty();
  }

  @Test
  void aCsvRecordHasItsFieldsAndDefaults() throws IOException {
    write(
      "a.csv",
      "\uFEFF" + HEAD + "phoneNumber,Name,Note\r\n5001,\"Smith, \"\"Al\"\"\",\"two\nlines\"\r\n5002,,\r\n\r\n"
    );
    CallingList list = CallingListFolder.read(dir).getFirst();
    assertThat(list.name()).isEqualTo("a");
    assertThat(list.applicationId()).isEqualTo(7);
    assertThat(list.chains()).containsExactly(
      new Chain(List.of(contact("5001", Map.of("Name", "Smith, \"Al\"", "Note", "two\nlines")))),
      new Chain(List.of(contact("5002", Map.of())))
    );
  }

  @Test
  void aJsonListSaysTheSame() throws IOException {
    write(
      "a.json",
      """
      {"tenant":"demo","campaign":"Spring","applicationId":7,"callingList":"b","records":[
        {"phoneNumber":"5001","chainId":"x","Age":42,"Vip":true},
        {"phoneNumber":"5003"},
        {"phoneNumber":"5002","chainId":"x","from":60,"until":"120","timeZone":"PST","phoneType":"Mobile"}]}"""
    );
    CallingList list = CallingListFolder.read(dir).getFirst();
    assertThat(list.name()).isEqualTo("b");
    assertThat(list.chains()).containsExactly(
      new Chain(
        List.of(
          contact("5001", Map.of("Age", 42, "Vip", true)),
          new Contact("5002", PhoneType.Mobile, "PST", 60, 120, "", "", Map.of())
        )
      ),
      new Chain(List.of(contact("5003", Map.of())))
    );
  }

  @Test
  void everyMistakeOfACsvFileIsNamedWithItsPlace() throws IOException {
    String rows =
      "phoneNumber,phoneType,timeZone,from,callerId\n5001,Fax,UTC,1,\n,Mobile,Moon,-1,x\n5002,Mobile\n5,\"a\"b,,,\n";
    write("a.csv", "# tenant: demo\n# colour: red\n" + rows);
    assertThat(mistakes()).containsExactly(
      "outbound/a.csv: applicationId: expected a whole number, found nothing",
      "outbound/a.csv: campaign: expected a text, found nothing",
      "outbound/a.csv:2:1: colour: there is no such heading, expected one of [tenant, campaign, applicationId," +
        " callingList]",
      "outbound/a.csv:4:6: phoneType: expected one of " + List.of(PhoneType.values()) + ", found \"Fax\"",
      "outbound/a.csv:5:1: phoneNumber: expected a number, found nothing",
      "outbound/a.csv:5:9: timeZone: expected a time zone such as America/New_York, +01:00 or PST, found \"Moon\"",
      "outbound/a.csv:5:14: from: expected a whole number of seconds from 0 to 86400, found \"-1\"",
      "outbound/a.csv:5:17: callerId: expected at most 32 digits, perhaps after +, found \"x\"",
      "outbound/a.csv:6:6: expected 5 cells as in the row of names, found 2",
      "outbound/a.csv:7:3: phoneType: expected one of " + List.of(PhoneType.values()) + ", found \"a\"",
      "outbound/a.csv:7:6: expected a comma or the end of the line after a quotation mark"
    );
  }

  @Test
  void everyMistakeOfAJsonFileIsNamedWithItsPlace() throws IOException {
    write(
      "a.json",
      """
      {"tenant":"demo","campaign":"Spring","applicationId":"x","records":[
        {"phoneNumber":5001,"GSW_X":1},
        7,
        {"phoneNumber":"1","Deep":{"a":[1]},"Null":null}
      ]}"""
    );
    assertThat(mistakes()).containsExactly(
      "outbound/a.json:1:54: applicationId: expected a whole number from 0 to 2147483647, found \"x\"",
      "outbound/a.json:2:18: phoneNumber: expected 1 to 64 characters, found 5001",
      "outbound/a.json:2:31: GSW_X: expected a name of 1 to 255 characters that does not begin with GSW_, found 1",
      "outbound/a.json:3:3: records: expected an object, found 7",
      "outbound/a.json:4:29: Deep: expected a text of at most 4096 characters, a number, true or false, found an object",
      "outbound/a.json:4:46: Null: expected a text of at most 4096 characters, a number, true or false, found null"
    );
  }

  @Test
  void whatIsNoListAtAllIsSaidSo() throws IOException {
    write("a.json", "{\"tenant\":");
    write("b.json", "[]");
    Files.write(dir.resolve("c.csv"), new byte[] { (byte) 0xC3, 0x28 });
    write("d.csv", HEAD);
    write("e.csv", HEAD + "phoneNumber,A,A\n\"5001,x,y");
    assertThat(mistakes())
      .anyMatch(line -> line.startsWith("outbound/a.json:1:") && line.contains("not JSON: "))
      .contains(
        "outbound/b.json: expected a JSON object, found something else",
        "outbound/c.csv: expected UTF-8, found other bytes",
        "outbound/d.csv: expected a row with the names of the fields, found none",
        "outbound/e.csv:4:15: A: is there twice",
        "outbound/e.csv:5:1: expected a second quotation mark at the end of the cell, found none"
      );
  }

  @Test
  void listsOfOneTenantHaveDifferentNames() throws IOException {
    write("a.csv", HEAD + "# callingList: L\nphoneNumber\n1\n");
    write("b.csv", HEAD + "# callingList: L\nphoneNumber\n2\n");
    assertThat(mistakes()).containsExactly("outbound/b.csv: callingList: \"L\" is also that of outbound/a.csv");
  }

  @Test
  void aChainHasAtMostSixteenRecords() throws IOException {
    write("a.csv", HEAD + "chainId,phoneNumber\n" + "c,1\n".repeat(17));
    assertThat(mistakes()).containsExactly(
      "outbound/a.csv:21:1: chainId: expected at most 16 records of one chain, found \"c\""
    );
  }

  @Test
  void aListIsAsLongAsItMayBeAndNotLonger() throws IOException {
    write("a.csv", HEAD + "phoneNumber\n" + "5001\n".repeat(CallQueue.CAPACITY));
    assertThat(CallingListFolder.read(dir).getFirst().size()).isEqualTo(CallQueue.CAPACITY);
    write("a.csv", HEAD + "phoneNumber\n" + "5001\n".repeat(CallQueue.CAPACITY + 2));
    assertThat(mistakes()).containsExactly("outbound/a.csv:100005:1: expected at most 100000 records, found more");
  }

  @Test
  void aFileOfTheWrongKindDoesNotFloodTheLog() throws IOException {
    write("a.csv", HEAD + "phoneNumber\n" + "1,2\n".repeat(1_000));
    assertThat(mistakes()).hasSize(101).last().isEqualTo("outbound/a.csv: and 900 more mistakes");
    assertThatThrownBy(() -> CallingListFolder.read(dir)).hasMessageContaining("a.csv:5:3");
  }

  private List<String> mistakes() {
    return catchThrowableOfType(InvalidCallingListException.class, () -> CallingListFolder.read(dir)).mistakes();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static Contact contact(String number, Map<String, Object> fields) {
    return new Contact(number, PhoneType.NoContactType, "UTC", 0, Contact.END_OF_DAY, "", "", fields);
  }
}
