"""Runs analyze.py on a real cluster on this machine, a master and two workers in processes of their own, and holds its
output against that of the program run alone.

    PYTHON check.py PROGRAM [ARTICLES]

PYTHON is one that has pyspark. Exit status 1 if anything is wrong.
"""

import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import pyspark

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
SPARK = pathlib.Path(pyspark.__file__).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def made_articles(number):
    """Lines made of the corpus' sentences: no two alike, two of them broken."""
    sentences = [
        sentence
        for path in sorted(CORPUS.glob("*.txt"))
        for sentence in re.findall(r"[^。\n]+。", path.read_text(encoding="utf-8"))
    ]
    for index in range(number):
        text = "".join(sentences[(index * 7 + step * (1 + index % 5)) % len(sentences)] for step in range(6))
        yield json.dumps({"id": f"n{index}", "text": f"{text}😀{index}"}, ensure_ascii=index % 2 == 0)
        if index in (3, number - 3):
            yield '{"id": "broken"'


def wait_for(what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if what():
                return True
        except OSError:
            pass
        time.sleep(0.5)
    return False


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    faults, running = [], []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source = folder / "news.jsonl"
        source.write_text("\n".join(made_articles(number)) + "\n", encoding="utf-8")
        # A program that notes which worker it runs on.
        noting = folder / "noting"
        noting.write_text(f'#!/bin/sh\npwd >> {folder}/places\nexec {program} "$@"\n')
        noting.chmod(0o755)
        environment = dict(
            os.environ, SPARK_HOME=str(SPARK), PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1",
            SPARK_LOCAL_DIRS=str(folder / "scratch"), SPARK_WORKER_DIR=str(folder / "work"))
        port, page = free_port(), free_port()

        def start(name, *arguments):
            log = open(folder / f"{name}.log", "wb")
            running.append(subprocess.Popen(
                [str(SPARK / "bin/spark-class"), *arguments], env=environment, stdout=log, stderr=log, cwd=folder))

        try:
            start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port),
                  "--webui-port", str(page))
            for name in ("first", "second"):
                start(name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory",
                      "1g", "--webui-port", "0", "--work-dir", str(folder / name), f"spark://127.0.0.1:{port}")

            def workers():
                with urllib.request.urlopen(f"http://127.0.0.1:{page}/json/") as answer:
                    return sum(worker["state"] == "ALIVE" for worker in json.load(answer)["workers"]) == 2

            if not wait_for(workers):
                faults.append("the two workers did not come up")
            else:
                began = time.monotonic()
                done = subprocess.run(
                    [str(SPARK / "bin/spark-submit"), "--master", f"spark://127.0.0.1:{port}", "--conf",
                     "spark.ui.enabled=false", "--conf", "spark.executor.memory=512m", str(HERE / "analyze.py"),
                     source.as_uri(), (folder / "out").as_uri(), "--program", str(noting), "--parts", "4", "--",
                     "--offsets", "utf16"],
                    env=environment, capture_output=True, text=True, cwd=folder)
                seconds = time.monotonic() - began
                print(done.stdout.strip(), f"in {seconds:.0f} s on the cluster")
                if f"{number} articles done, 2 failed" not in done.stdout or done.returncode != 1:
                    faults.append(f"status {done.returncode}: {done.stdout}\n{done.stderr[-3000:]}")
                alone = subprocess.run(
                    [program, "analyze", "--input", "jsonl", "--format", "jsonl", "--offsets", "utf16", str(source)],
                    capture_output=True)
                spread = b"".join(path.read_bytes() for path in sorted((folder / "out").glob("part-*")))
                if spread != alone.stdout:
                    faults.append(f"{len(spread)} bytes from the cluster, {len(alone.stdout)} from the program alone")
                places = (folder / "places").read_text().splitlines()
                used = {name for name in ("first", "second") if any(f"/{name}/" in place for place in places)}
                if len(used) != 2:
                    faults.append(f"only {used} worked: {places}")
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait()
    for fault in faults:
        print("FAULT", fault, file=sys.stderr)
    print(f"{number} articles, two workers, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
