#!/usr/bin/env python3
"""Compares the speed of Bianyan's conversion with that of its peers, each in its own process on the same text.

    tools/conversion_bench.py [DATA] [--megabytes N] [--rounds N]

The text is DATA's clean news and sentence pairs, both scripts mixed, repeated to the size. Runs are interleaved, and
medians are given, in MB of UTF-8 a second. Bianyan is timed thrice: `scalars` converts a text in memory and records the
alignment; `utf8` does so from UTF-8 to UTF-8, which is what the peers do; `plan` makes every edit with its reason.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

from conversion_peers import PROGRAM, ROOT, environment, opencc_converter, pyo3_converter, zhconv_converter

MODES = ["utf8", "scalars", "plan"]
ZHCONV = {
    "s2t": "zh-hant", "t2s": "zh-hans", "s2tw": "zh-tw", "tw2s": "zh-hans", "s2twp": "zh-tw", "tw2sp": "zh-cn",
    "s2hk": "zh-hk", "hk2s": "zh-hans",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared/data/conversion")
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--targets", default="s2t,t2s,s2tw,tw2s,s2twp,tw2sp,s2hk,hk2s")
    arguments = parser.parse_args()
    names = ["news_clean_cn.txt", "news_clean_tw.txt", "gsd_pairs_dev.tsv"]
    unit = "".join((arguments.data / name).read_text("utf-8") for name in names)
    text = unit * (arguments.megabytes * 1_000_000 // len(unit.encode()) + 1)
    size = len(text.encode()) / 1e6
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(text)
        file.flush()
        ours = subprocess.Popen(
            [PROGRAM, "bench"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment(BENCH_TEXT=file.name))

        def run_ours(mode, target):
            ours.stdin.write(f"{mode} {target}\n")
            ours.stdin.flush()
            return float(ours.stdout.readline().split()[0])

        def run(converter):
            start = time.perf_counter()
            converter(text)
            return time.perf_counter() - start

        print(f"{size:.1f} MB of UTF-8, medians of {arguments.rounds}, {os.cpu_count()} cores")
        peers = ["OpenCC", "opencc-pyo3", "zhconv-rs"]
        print("\t".join(["target"] + MODES + peers + ["utf8/OpenCC", "utf8/zhconv-rs"]))
        for target in arguments.targets.split(","):
            converters = {
                "OpenCC": opencc_converter(target), "opencc-pyo3": pyo3_converter(target),
                "zhconv-rs": zhconv_converter(ZHCONV[target]),
            }
            times = {name: [] for name in MODES + peers}
            for round in range(arguments.rounds + 1):
                for name in MODES + peers:
                    spent = run_ours(name, target) if name in MODES else run(converters[name])
                    # The first round warms everything up.
                    if round > 0:
                        times[name].append(spent)
            speed = {name: size / statistics.median(spent) for name, spent in times.items()}
            print("\t".join(
                [target] + [f"{speed[name]:.1f}" for name in MODES + peers]
                + [f"{speed['utf8'] / speed['OpenCC']:.1f}", f"{speed['utf8'] / speed['zhconv-rs']:.1f}"]), flush=True)
        ours.stdin.close()
        ours.wait()


if __name__ == "__main__":
    main()
