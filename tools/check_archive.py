#!/usr/bin/env python3
"""Kills `bianyan import` at random moments and checks that the archive holds each article whole or not at all.

    tools/check_archive.py .build/release/bianyan [ARTICLES] [KILLS]

The reference is an archive filled without being killed: after the last run both must hold the same articles, and for each
the same statements, mentions, denials, targets and flags; SQLite's own checks and those of its index must pass after
every kill. Prints the figures that it measures.
"""
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def contents(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    found = {}
    for sha, *counts in db.execute(
        """SELECT sha256, (SELECT count(*) FROM statement s WHERE s.article = a.id),
           (SELECT total(length(body)) FROM statement s WHERE s.article = a.id),
           (SELECT count(*) FROM mention m WHERE m.article = a.id),
           (SELECT count(*) FROM denial d WHERE d.article = a.id),
           (SELECT count(*) FROM target t JOIN denial d ON d.id = t.denial WHERE d.article = a.id),
           (SELECT count(*) FROM flag f WHERE f.article = a.id) FROM article a"""
    ):
        found[sha] = tuple(counts)
    # The index has as many texts as there are statements.
    indexed = db.execute("SELECT count(*) FROM search_docsize").fetchone()
    assert indexed == db.execute("SELECT count(*) FROM statement").fetchone(), "index"
    db.close()
    return found


def main():
    tool = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "articles.jsonl")
        with open(source, "w", encoding="utf-8") as output:
            subprocess.run([sys.executable, os.path.join(ROOT, "tools/generate_articles.py"), str(count)],
                           stdout=output, check=True)
        whole = os.path.join(folder, "whole.sqlite")
        start = time.time()
        subprocess.run([tool, "import", "--archive", whole, source], check=True)
        seconds = time.time() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"import: {count} articles in {seconds:.1f} s, {count / seconds:.0f}/s, "
              f"{os.path.getsize(whole) / 1e6:.0f} MB, peak {peak:.0f} MB")
        expected = contents(whole)
        assert len(expected) == count
        killed = os.path.join(folder, "killed.sqlite")
        sizes = []
        for _ in range(kills):
            process = subprocess.Popen([tool, "import", "--archive", killed, source], stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(0.1, max(1.0, seconds * 1.5 / kills) + 1.5))
            process.send_signal(signal.SIGKILL)
            process.wait()
            if not os.path.exists(killed):
                sizes.append(0)
                continue
            try:
                held = contents(killed)
            except sqlite3.OperationalError as error:
                # Killed before the tables were made.
                assert "no such table" in str(error), error
                held = {}
            sizes.append(len(held))
            for sha, counts in held.items():
                assert counts == expected[sha], f"{sha}: {counts} instead of {expected[sha]}"
        assert sizes == sorted(sizes), f"articles were lost: {sizes}"
        subprocess.run([tool, "import", "--archive", killed, source], check=True)
        assert contents(killed) == expected
        print(f"killed {kills} times, after which the archive held {sizes} articles; each was whole, none was lost")
        for words in ["否认", "收購", "中国", "特朗普", "否认 报道"]:
            times = []
            for _ in range(3):
                start = time.time()
                result = subprocess.run([tool, "search", "--archive", whole, "--format", "jsonl", *words.split()],
                                        capture_output=True, check=True)
                times.append(time.time() - start)
            print(f"search {words}: {len(result.stdout.splitlines())} statements, {min(times) * 1000:.0f} ms with loading")
        start = time.time()
        result = subprocess.run([tool, "flags", "--archive", whole, "--format", "jsonl", "--limit", "1000000"],
                                capture_output=True, check=True)
        print(f"flags: {len(result.stdout.splitlines())} in {time.time() - start:.1f} s")


if __name__ == "__main__":
    main()
