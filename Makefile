# make run, make test: the two commands of the README. "make" alone lists all.
#
# Maven runs on the same JDK >= 21 that bin/find-jdk.sh finds for bin/hookswitch, whatever the machine's default is.

MAVEN = JAVA_HOME="$$(bin/find-jdk.sh javac)" && export JAVA_HOME && mvn -B
COMMIT = $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
JAR = target/hookswitch.jar
SOURCES = pom.xml $(wildcard openapi.yaml) $(shell find src/main -type f)

# $(call need,command,what to install)
need = command -v $(1) >/dev/null 2>&1 || { echo "make $@: '$(1)' is missing, please install $(2)" >&2; exit 1; }

# $(call package,command,Debian package): installed where that is possible
package = command -v $(1) >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
  && apt-get -qq update && apt-get -qq install -y --no-install-recommends $(2); } \
  || { echo "make $@: '$(1)' is missing, please install $(2)" >&2; exit 1; }

# What measures starts nodes, and may be killed: they go with it, where the system lets anybody see to that.
TOGETHER = unshare --pid --fork --kill-child --mount-proc
MAPPED = $(if $(filter-out 0,$(shell id -u)),--map-current-user)
ALONE = $(shell $(TOGETHER) $(MAPPED) true 2>/dev/null && echo "$(TOGETHER) $(MAPPED)")

.PHONY: help run build test fuzz lint-contract types capabilities bench bench-rules sessions calls sip asterisk overload records-cost chaos rolling coldstart forms format clean

help:
	@echo "make run            build if needed, and start one node with the demo configuration"
	@echo "make test           install what the tests need, and run all of them"
	@echo "make build          build what bin/hookswitch starts"
	@echo "make fuzz           hold 20,000 answers to openapi.yaml, in 3 minutes or so; REQUESTS=50000 SEED=7"
	@echo "make lint-contract  lint openapi.yaml and asyncapi.yaml, and look whether the types made from them are up to date"
	@echo "make types          make the types of the client library anew, after a change of a contract"
	@echo "make capabilities   write docs/capabilities.md anew, after a change of rules/"
	@echo "make bench          side by side with what bounds it, in ratios; QUICK=1"
	@echo "make bench-rules    measure a decision: the table, a switch by hand, a session of Drools; BENCH='-f 3'"
	@echo "make sessions       measure 2,000 CometD sessions at one node, one of them stuck; PLAN='rate=100 rounds=2'"
	@echo "make calls          keep 100,000 calls on two nodes, kill one of them; PLAN='calls=10000 minutes=1'"
	@echo "make sip            calls a second between two phones of SIPp, without another switch; then 100 that stay"
	@echo "make asterisk       calls a second between two phones of a real Asterisk"
	@echo "make overload       three times as many commands as a node can do: does who hangs up notice?"
	@echo "make records-cost   commands a second with records to those without, as a ratio; COST='rounds=10 postgresql'"
	@echo "make chaos          three nodes, 1,000 calls, 54 faults, a rolling restart: half an hour; CHAOS='-Dhookswitch.chaos.seed=1'"
	@echo "make rolling        restart three nodes one after the other under 100 calls; CALLS=200 SEED=2"
	@echo "make coldstart      kill all nodes and the database under 100 calls, three times; CALLS=200 ROUNDS=5"
	@echo "make forms          keep what this release writes, after a change of a stored record"
	@echo "make format         format the sources"
	@echo "make clean          remove what was built"

run: $(JAR)
	@exec bin/hookswitch serve

build: $(JAR)
	@bin/archive-classes.sh

$(JAR): $(SOURCES)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q -DskipTests -Dhookswitch.commit=$(COMMIT) package
	@touch $@

# A broker for the tests of reporting.
target/kafka.classpath: src/test/kafka/pom.xml
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q -f $< dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/$@

test: lint-contract target/kafka.classpath
	@$(call need,mvn,Maven 3.8 or newer)
	@bin/install-postgresql.sh
	@bin/install-asterisk.sh
	@$(call package,ip,iproute2)
	@$(call package,unshare,util-linux)
	@$(call package,nsenter,util-linux)
	@test -n "$$CHROMIUM" || $(call package,chromium,chromium)
	npm ci --prefix src/test/node --no-audit --no-fund
	npm ci --prefix src/test/browser --no-audit --no-fund
	@$(MAVEN) -Dhookswitch.commit=$(COMMIT) verify

REQUESTS = 20000
SEED = $(shell od -An -N3 -tu4 /dev/urandom | tr -d ' ')

fuzz:
	@$(call need,mvn,Maven 3.8 or newer)
	@$(call need,npm,npm 10 or newer)
	npm ci --prefix src/test/node --no-audit --no-fund
	@$(MAVEN) -q test -Dtest=FuzzIT -Dhookswitch.fuzz.requests=$(REQUESTS) -Dhookswitch.fuzz.seed=$(SEED)

lint-contract:
	@$(call need,node,Node.js 20 or newer)
	@$(call need,npm,npm 10 or newer)
	npm ci --prefix tools --no-audit --no-fund
	npm run --prefix tools lint
	npm run --prefix tools check-types

types:
	@$(call need,node,Node.js 20 or newer)
	@$(call need,npm,npm 10 or newer)
	npm ci --prefix tools --no-audit --no-fund
	npm run --prefix tools types

capabilities:
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q test -Dtest=CapabilityPageTest -Dhookswitch.capabilities=write

bench-rules:
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@rm -rf target/bench && mkdir -p target/bench/src target/bench/classes
	@jdk="$$(bin/find-jdk.sh javac)/bin"; path="target/test-classes:target/classes:$$(cat target/perf.classpath)"; \
	  "$$jdk/java" -cp "$$path" org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator \
	    target/test-classes target/bench/src target/bench/classes >target/bench/generator.log && \
	  "$$jdk/javac" -nowarn -proc:none -cp "$$path" -d target/bench/classes $$(find target/bench/src -name '*.java') && \
	  "$$jdk/java" -cp "target/bench/classes:$$path" org.openjdk.jmh.Main RulesBenchmark -prof gc $(BENCH)

# Linux, two processors: what is measured gets the first to itself. ONLY="one two events scale decisions start" chooses from the parts.
bench: $(JAR)
	@bin/archive-classes.sh
	@$(if $(if $(ONLY),$(filter decisions,$(ONLY)),all),$(MAKE) --no-print-directory bench-rules BENCH="-rf json -rff target/bench/decisions.json $(if $(QUICK),-f 0 -wi 1 -w 500ms -i 1 -r 500ms,-wi 2 -i 3)")
	@$(call need,mvn,Maven 3.8 or newer)
	@$(call package,taskset,util-linux)
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(MAVEN) -q -f bench/pom.xml compile dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/target/peers.classpath
	@$(ALONE) taskset --cpu-list "1-$$(( $$(nproc) - 1 ))" "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g \
	  -Dhookswitch.bench.processors="$$(nproc)" -Dhookswitch.bench.peers="bench/target/classes:$$(cat target/peers.classpath)" \
	  -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" io.hookswitch.bench.Bench $(if $(QUICK),quick) $(ONLY)

# What it can be told is in src/test/java/io/hookswitch/perf/Plan.java.
sessions: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(ALONE) "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" \
	  io.hookswitch.perf.ManySessions $(PLAN)

# Half an hour, and 14 GB of memory, with what it does by itself.
calls: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(ALONE) "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" \
	  io.hookswitch.perf.ManyCalls $(PLAN)

sip: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@bin/install-asterisk.sh
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(ALONE) "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" \
	  io.hookswitch.perf.SipCalls 5000 60 100 20

asterisk: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@bin/install-asterisk.sh
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(ALONE) "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" \
	  io.hookswitch.perf.AsteriskCalls 1000 40

# Linux, two processors: the node gets the first to itself.
overload: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(call package,taskset,util-linux)
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(ALONE) taskset --cpu-list "1-$$(( $$(nproc) - 1 ))" "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g \
	  -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" io.hookswitch.perf.Overload

# Linux, two processors: both nodes share the first. COST='rounds=10 seconds=20 postgresql'
records-cost: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(call package,taskset,util-linux)
	@bin/install-postgresql.sh
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@$(ALONE) taskset --cpu-list "1-$$(( $$(nproc) - 1 ))" "$$(bin/find-jdk.sh javac)/bin/java" -Xmx1g \
	  -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" io.hookswitch.perf.RecordsCost $(COST)

# What it can be told is in src/test/java/io/hookswitch/chaos/Chaos.java. Linux; without root it takes a user namespace.
chaos: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(call package,ip,iproute2)
	@$(call package,unshare,util-linux)
	@$(call package,nsenter,util-linux)
	@$(MAVEN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/perf.classpath -Dmdep.includeScope=test
	@if [ "$$(id -u)" = 0 ]; then map=; else map=--map-root-user; fi; \
	  $(TOGETHER) --net $$map "$$(bin/find-jdk.sh javac)/bin/java" -Xmx600m $(CHAOS) \
	  -cp "target/test-classes:target/classes:$$(cat target/perf.classpath)" io.hookswitch.chaos.Chaos
	@[ -n "$(CHAOS)" ] || $(MAKE) --no-print-directory rolling

CALLS = 100

# The nodes are what bin/hookswitch starts: hence the jar.
rolling: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q test -Dtest=RollingRestartIT -Dhookswitch.rolling.calls=$(CALLS) -Dhookswitch.rolling.seed=$(SEED)

ROUNDS = 3

# Kills every node, and PostgreSQL, under load, this often.
coldstart: $(JAR)
	@$(call need,mvn,Maven 3.8 or newer)
	@bin/install-postgresql.sh
	@$(MAVEN) -q test -Dtest='ColdStartIT,EmbeddedRestart' -Dhookswitch.coldstart.calls=$(CALLS) -Dhookswitch.coldstart.rounds=$(ROUNDS)

forms:
	@$(call need,mvn,Maven 3.8 or newer)
	@$(MAVEN) -q test -Dtest=KeptFormsTest -Dhookswitch.forms=write

format:
	@$(call need,mvn,Maven 3.8 or newer)
	@$(call need,npm,npm 10 or newer)
	@$(MAVEN) -q spotless:apply

clean:
	rm -rf target tools/node_modules src/test/node/node_modules src/test/browser/node_modules
