"""Analyses articles on a Spark cluster: each task pipes its part of the lines through `bianyan analyze`.

    spark-submit --master spark://HOST:7077 analyze.py INPUT OUTPUT [--program PATH] [--parts N] [-- OPTION...]

INPUT is one or more files with an {"id", "text"} object a line, anywhere that Spark reads from; OUTPUT becomes a folder of
records, in the order of the input. Options behind `--` go to `bianyan analyze`. Lines that failed are told on the
executors' standard error and counted at the end; the exit status is then 1. A task whose program breaks down is run again
by Spark, so nothing is lost silently.
"""

import argparse
import shlex
import sys

from pyspark.sql import SparkSession


def main():
    own, rest = sys.argv[1:], []
    if "--" in own:
        own, rest = own[:own.index("--")], own[own.index("--") + 1:]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--program", default="bianyan", help="where the program is on every worker")
    parser.add_argument("--parts", type=int, help="how many tasks at least; a few for each worker is right")
    arguments = parser.parse_args(own)

    # Status 1 says that some lines failed and the rest is done: no reason to run the task again. Others are.
    command = shlex.join([arguments.program, "analyze", "--input", "jsonl", "--format", "jsonl", *rest])
    command = shlex.join(["sh", "-c", command + '; status=$?; [ "$status" -le 1 ]'])

    session = SparkSession.builder.appName("bianyan").getOrCreate()
    context = session.sparkContext
    lines = context.textFile(arguments.input, arguments.parts)
    lines.pipe(command, checkCode=True).saveAsTextFile(arguments.output)

    # Counted from what is stored, since tasks that run twice would count twice.
    wanted = lines.filter(lambda line: line.strip()).count()
    done = context.textFile(arguments.output).count()
    print(f"{done} articles done, {wanted - done} failed")
    session.stop()
    return 0 if wanted == done else 1


if __name__ == "__main__":
    sys.exit(main())
