package io.hookswitch.rules;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Turns a rule set into Drools' network. One at a time: builds that overlap have been seen to mix their rules. */
final class RuleCompiler {

  private static final AtomicLong BUILDS = new AtomicLong();

  private RuleCompiler() {}

  /** @throws RulesException when Drools finds a mistake that the gate did not: a bug of the gate, not of the author */
  static synchronized KieBase compile(RuleSet set) {
    KieServices drools = KieServices.get();
    // Not the thread's: a worker may have another one, which does not know Verdict.
    ClassLoader ours = RuleCompiler.class.getClassLoader();
    // Never the default id, under which Drools would confuse two rule sets.
    ReleaseId id = drools.newReleaseId("hookswitch", "rules", "0.0." + BUILDS.incrementAndGet());
    KieFileSystem files = drools.newKieFileSystem().generateAndWritePomXML(id);
    files.write("src/main/resources/hookswitch/rules/rules.drl", DrlPrinter.print(set.rules()));
    try {
      KieBuilder builder = drools.newKieBuilder(files, ours).buildAll(ExecutableModelProject.class);
      List<Message> mistakes = builder.getResults().getMessages(Message.Level.ERROR);
      if (!mistakes.isEmpty()) throw refused(set.origin(), mistakes);
      return drools.newKieContainer(id, ours).getKieBase();
    } catch (RulesException mistakes) {
      throw mistakes;
    } catch (RuntimeException | LinkageError failure) {
      throw new RulesException(List.of(error(set.origin(), "the rule compiler failed: " + failure)), failure);
    } finally {
      drools.getRepository().removeKieModule(id);
    }
  }

  private static RulesException refused(String folder, List<Message> mistakes) {
    return new RulesException(
      mistakes
        .stream()
        .map(mistake -> error(folder, "the rule compiler says: " + mistake.getText()))
        .toList()
    );
  }

  private static RuleError error(String folder, String message) {
    return new RuleError(folder, 1, 1, message);
  }
}
