# Bianyan: `make run` shows the result, `make test` checks it. Both do the set-up that is missing, once.

.PHONY: setup run test lint check check-archive check-exports check-spark bench-convert bench-mentions bench-match bench-segment measure-repair fuzz train train-names clean
.DEFAULT_GOAL := run

SWIFT_RELEASE := swift build -c release --product bianyan

## Install from Debian what is missing: ICU's headers for the C shim.
setup:
	@tools/setup.sh

## Build, and analyse the damaged article of the corpus.
run: setup
	@$(SWIFT_RELEASE)
	@.build/release/bianyan analyze corpus/damaged-chip.txt

## All tests.
test: setup
	swift test -c release -Xswiftc -enable-testing --scratch-path .build-test

## Formatting, as CI checks it.
lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

## Dictionaries and corpus, as CI checks them.
check:
	python3 tools/check_entities.py
	python3 tools/check_corpus.py

## Every export read by its consumer's own reader; they are installed into an environment of their own.
check-exports: setup
	@$(SWIFT_RELEASE)
	$$(tools/export_peers.sh) tools/check_exports.py .build/release/bianyan

## Imports killed at random moments, and the rates of import, search and flags on ARTICLES generated articles.
ARTICLES ?= 2000
check-archive: setup
	@$(SWIFT_RELEASE)
	python3 tools/check_archive.py .build/release/bianyan $(ARTICLES)

## The program as the worker of a Spark cluster: a master and two workers on this machine.
check-spark: setup
	@$(SWIFT_RELEASE)
	$$(Examples/spark/peers.sh) Examples/spark/check.py .build/release/bianyan

## Conversion beside its peers; they are installed into an environment of their own.
bench-convert: setup
	$$(tools/conversion_peers.sh) tools/conversion_bench.py

## Matching beside its peers; they are installed into an environment of their own.
bench-match:
	swift build --package-path Benchmarks -c release --product matching
	$$(tools/matching_peers.sh) tools/matching_bench.py

## The segmenter beside its peers, and its accuracy on the test sets.
bench-segment: setup
	@$(SWIFT_RELEASE)
	@swift build -c release --package-path Benchmarks --product segmentation
	$$(tools/segmentation_peers.sh) tools/segmentation_bench.py

## Names beside LAC, which is installed into an environment of its own.
bench-mentions: setup
	@$(SWIFT_RELEASE)
	$$(tools/mentions_peers.sh) tools/mentions_bench.py $(GOLD)

## Train the weights of names again; NAMES and TEST are lists of sets by other rules, to learn from and to leave out.
train-names: setup
	@$(SWIFT_RELEASE)
	.build/release/bianyan train names $(GOLD) $(foreach set,$(NAMES),--corpus $(set)) \
		$(foreach set,$(TEST),--exclude $(set)) --output dictionaries/weights

## Repair measured on simulated damage to clean news, kind by kind.
measure-repair: setup
	@$(SWIFT_RELEASE)
	python3 tools/score_repair.py $(CLEAN) --command .build/release/bianyan

## Look for bytes that break what decoding, repair and conversion promise: libFuzzer, for so many seconds. The tests run a
## short form of it.
FUZZ_SECONDS ?= 300
FUZZ := .build-fuzz
fuzz: setup
	BIANYAN_FUZZ=1 swift build -c release --scratch-path $(FUZZ) --product fuzz-text \
		-Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
	@mkdir -p $(FUZZ)/inputs
	SWIFT_BACKTRACE=enable=no $(FUZZ)/release/fuzz-text -max_total_time=$(FUZZ_SECONDS) -max_len=1024 -artifact_prefix=$(FUZZ)/ \
		$(FUZZ)/inputs corpus

## Train the weights of statements and denials again; FOLDS is what `bianyan train names --folds-output` left, so that
## articles are read by weights for names that have not seen them.
train: setup
	@$(SWIFT_RELEASE)
	.build/release/bianyan train statements $(GOLD) $(if $(FOLDS),--name-folds $(FOLDS)) --output dictionaries/weights

clean:
	rm -rf .build .build-*
