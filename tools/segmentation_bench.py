#!/usr/bin/env python3
"""Compares the speed of the segmenter with that of jieba-rs and ICU on the same text, and its accuracy on test sets.

    tools/segmentation_bench.py [DATA] [--megabytes N] [--rounds N] [--scorer FILE]

Speed is MB of UTF-8 a second of the time that the process itself spent, in rounds that take turns; medians are given.
Ours goes from bytes to ranges of bytes; `lines` also copies each word out; jieba-rs goes from a Python string to a list
of them. ICU's word breaks are counted from C without the words' being taken, by the program that `cc` makes of the text
below. F1 is counted by the scorer where the test sets are.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import rjieba

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "Benchmarks/.build/release/segmentation"
TOOL = ROOT / ".build/release/bianyan"
ICU = r"""
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
int main(int count, char **arguments) {
    FILE *file = fopen(arguments[1], "rb");
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = malloc(size);
    if (fread(bytes, 1, size, file) != (size_t)size) return 1;
    UChar *units = malloc(sizeof(UChar) * size);
    char line[16];
    while (fgets(line, sizeof line, stdin)) {
        clock_t start = clock();
        UErrorCode status = U_ZERO_ERROR;
        int32_t length;
        u_strFromUTF8(units, size, &length, bytes, size, &status);
        UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", units, length, &status);
        long found = 0;
        while (ubrk_next(words) != UBRK_DONE) found++;
        ubrk_close(words);
        printf("%f %ld\n", (double)(clock() - start) / CLOCKS_PER_SEC, found);
        fflush(stdout);
    }
}
"""


class Program:
    """A program that answers each line with seconds."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "BIANYAN_DICTIONARIES": str(ROOT / "dictionaries")})

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline().split()[0])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def speeds(text, rounds):
    size = len(text.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "text"
        path.write_text(text, "utf-8")
        source = pathlib.Path(folder) / "icu.c"
        source.write_text(ICU)
        subprocess.run(["cc", "-O2", source, "-o", source.with_suffix(""), "-licuuc"], check=True)
        ours = Program([PROGRAM, path])
        icu = Program([source.with_suffix(""), path])
        print(f"load: {1000 * ours.ask('load'):.0f} ms, {ours.ask('memory'):.0f} MB resident after it")

        def jieba():
            start = time.process_time()
            rjieba.cut(text, True)
            return time.process_time() - start

        runs = {
            "utf8": lambda: ours.ask("utf8"), "scalars": lambda: ours.ask("scalars"), "lines": lambda: ours.ask("lines"),
            "jieba-rs": jieba, "ICU": lambda: icu.ask("words"),
        }
        times = {name: [] for name in runs}
        for turn in range(rounds + 1):
            for name, run in runs.items():
                spent = run()
                # The first round warms everything up.
                if turn > 0:
                    times[name].append(spent)
        ours.close()
        icu.close()
    speed = {name: size / statistics.median(spent) for name, spent in times.items()}
    print(f"{size:.1f} MB of UTF-8, medians of {rounds}: " + ", ".join(f"{n} {s:.1f} MB/s" for n, s in speed.items()))
    print(f"utf8/jieba-rs {speed['utf8'] / speed['jieba-rs']:.1f}, utf8/ICU {speed['utf8'] / speed['ICU']:.1f}")


def words_of_conllu(path):
    sentence = []
    for line in path.read_text("utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) > 1 and fields[0].isdigit():
            sentence.append("".join(fields[1].split()))
        elif not line and sentence:
            yield sentence
            sentence = []


def scores(folder, scorer):
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        hong_kong = temporary / "zh_hk"
        hong_kong.write_text(
            "".join(" ".join(s) + "\n" for s in words_of_conllu(folder / "zh_hk-ud-test.conllu")), "utf-8")
        for gold, standard in [
            (folder / "pku_test_gold.utf8", "pku"), (folder / "as_test_gold.utf8", "as"), (hong_kong, "default"),
            (hong_kong, "as"), (hong_kong, "cityu"),
        ]:
            raw = subprocess.run([sys.executable, scorer, "--raw", gold], stdout=subprocess.PIPE, check=True).stdout
            cut = subprocess.run(
                [TOOL, "segment", "--standard", standard], input=raw, stdout=subprocess.PIPE, check=True,
                env={**os.environ, "BIANYAN_DICTIONARIES": str(ROOT / "dictionaries")}).stdout
            (temporary / "cut").write_bytes(cut)
            found = subprocess.run(
                [sys.executable, scorer, gold, temporary / "cut"], stdout=subprocess.PIPE, text=True, check=True).stdout
            print(f"{gold.name} --standard {standard}: {found.strip()}", flush=True)


def main():
    shared = ROOT.parent / "shared"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=shared / "data")
    parser.add_argument("--scorer", type=pathlib.Path, default=shared / "eval/segmentation_f1.py")
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    names = ["news_clean_cn.txt", "news_clean_tw.txt"]
    unit = "".join((arguments.data / "conversion" / name).read_text("utf-8") for name in names)
    speeds(unit * (arguments.megabytes * 1_000_000 // len(unit.encode()) + 1), arguments.rounds)
    scores(arguments.data / "segmentation", arguments.scorer)


if __name__ == "__main__":
    main()
