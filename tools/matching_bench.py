#!/usr/bin/env python3
"""Compares the matching of Bianyan with that of its peers on the same text and the same patterns.

    tools/matching_bench.py [DATA] [--megabytes N] [--rounds N] [--counts N,N] [--policies longest,first,overlapping]

The text and the patterns are those of matching_data.py. The peers are timed with the lists of tuples that they return
(daachorse character-wise, the form that takes Python strings, and byte-wise, the text already encoded); Bianyan with
the array that it returns (`array`), from UTF-8 to offsets in bytes, and giving each match to a closure (`visit`). All
times are seconds of the processor in one thread, so that other work on the machine counts less; runs are interleaved,
and medians are given, in MB of UTF-8 a second. Before it is timed, each match list is compared with daachorse's.
"""
import argparse
import array
import gc
import hashlib
import os
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

import ahocorasick_rs
import daachorse
from matching_data import SEED, mixed_text, patterns

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "Benchmarks/.build/release/matching"
POLICIES = ["longest", "first", "overlapping"]


class Ours:
    """The Swift program, which answers each command by a line."""

    def __init__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *command):
        self.process.stdin.write(" ".join(map(str, command)) + "\n")
        self.process.stdin.flush()
        return [float(field) for field in self.process.stdout.readline().split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def resident_megabytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory_of(build):
    """How much memory a build leaves in use, in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        before = resident_megabytes()
        kept = build()
        os.write(writer, f"{resident_megabytes() - before:.1f}".encode())
        del kept
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        return answer.read()


def timed(body):
    start = time.process_time()
    result = body()
    return time.process_time() - start, result


def peers(policy, words):
    """Builders of each peer: from the patterns to a function from a text to its matches, and whether it takes bytes."""
    kinds = {
        "longest": (daachorse.MATCH_KIND_LEFTMOST_LONGEST, ahocorasick_rs.MatchKind.LeftmostLongest),
        "first": (daachorse.MATCH_KIND_LEFTMOST_FIRST, ahocorasick_rs.MatchKind.LeftmostFirst),
        "overlapping": (daachorse.MATCH_KIND_STANDARD, ahocorasick_rs.MatchKind.Standard),
    }
    kind, rust_kind = kinds[policy]
    overlapping = policy == "overlapping"
    encoded = [word.encode() for word in words]

    def daachorse_find(automaton):
        return automaton.find_overlapping if overlapping else automaton.find

    def rust_find(automaton):
        return lambda text: automaton.find_matches_as_indexes(text, overlapping=overlapping)

    return {
        "daachorse": (lambda: daachorse_find(daachorse.CharwiseDoubleArrayAhoCorasick(words, match_kind=kind)), False),
        "daachorse-bytes": (lambda: daachorse_find(daachorse.DoubleArrayAhoCorasick(encoded, match_kind=kind)), True),
        "ahocorasick-rs": (
            lambda: rust_find(ahocorasick_rs.AhoCorasick(
                words, matchkind=rust_kind, store_patterns=False)), False),
    }


def digest(words):
    return hashlib.sha256(words.tobytes()).hexdigest()


def triples_of_characters(matches):
    """Matches as daachorse gives them, (start, end, index), as one array of words."""
    words = array.array("i")
    for match in matches:
        words.extend(match)
    return words


def measure(ours, text, encoded, count, policy, rounds, folder):
    words = patterns(count)
    order = list(range(count))
    if policy == "first":
        # The order of preference is another one than that of the table.
        random.Random(SEED).shuffle(order)
    given = [None] * count
    for place, word in zip(order, words):
        given[place] = word
    table, compiled, dump = folder / "patterns.tsv", folder / "patterns.bin", folder / "matches.bin"
    with open(table, "w", encoding="utf-8", newline="") as file:
        file.write("pattern\tpayload\trank\n")
        file.writelines(f"{word}\t{place}\t{place}\n" for place, word in zip(order, words))
    size = len(encoded) / 1e6
    rows = []
    builders = peers(policy, given)
    finders, builds, memory = {}, {}, {}
    for name, (build, _) in builders.items():
        memory[name] = memory_of(build)
        builds[name], finders[name] = timed(build)
    # Built thrice, for it is quick; so is the mapping.
    built = sorted(ours.ask("build", table, policy, compiled) for _ in range(3))[1]
    loaded = sorted(ours.ask("load", compiled) for _ in range(5))[2]
    ours.ask("write", dump)
    own = array.array("i", dump.read_bytes())
    expected = triples_of_characters(finders["daachorse"](text))
    same = digest(own) == digest(expected)
    times = {name: [] for name in ["array", "visit", *builders]}
    gc.collect()
    gc.disable()
    for turn in range(rounds + 1):
        for name in times:
            if name == "array":
                spent = ours.ask("collect")[0]
            elif name == "visit":
                spent = ours.ask("visit")[0]
            else:
                source = encoded if builders[name][1] else text
                spent, matches = timed(lambda: finders[name](source))
                if turn == 0 and len(matches) != len(expected) // 3:
                    print(f"# {name} finds {len(matches)}")
                del matches
            # The first turn warms everything up.
            if turn > 0:
                times[name].append(spent)
    gc.enable()
    speed = {name: size / statistics.median(spent) for name, spent in times.items()}
    for name, value in speed.items():
        row = [policy, count, name, f"{value:.1f}", f"{value / speed['daachorse']:.2f}"]
        if name == "array":
            row += [f"{built[0]:.2f}", f"{built[1] / 1e6:.1f}", f"{loaded[1] / 1e3:.1f}", f"{loaded[0] * 1e3:.1f}"]
        elif name in builds:
            row += [f"{builds[name]:.2f}", "", memory[name], ""]
        else:
            row += ["", "", "", ""]
        rows.append(row + ([f"{len(own) // 3}", "yes" if same else "NO"] if name == "array" else ["", ""]))
    for row in rows:
        print("\t".join(map(str, row)), flush=True)
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--counts", default="1000,100000,1000000")
    parser.add_argument("--policies", default=",".join(POLICIES))
    arguments = parser.parse_args()
    text = mixed_text(arguments.data, arguments.megabytes)
    encoded = text.encode()
    print(f"# {len(encoded) / 1e6:.1f} MB of UTF-8, medians of {arguments.rounds}, processor seconds, one thread")
    print("policy\tpatterns\tmatcher\tMB/s\tby daachorse\tbuild s\tfile MB\tmemory MB\tload ms\tmatches\tsame")
    ours = Ours()
    every = True
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "text.txt").write_bytes(encoded)
        ours.ask("text", folder / "text.txt")
        for policy in arguments.policies.split(","):
            for count in map(int, arguments.counts.split(",")):
                every = measure(ours, text, encoded, count, policy, arguments.rounds, folder) and every
    ours.close()
    if not every:
        raise SystemExit("the matches differ")


if __name__ == "__main__":
    main()
