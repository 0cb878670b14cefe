"""The converters that Bianyan is measured against, and Bianyan itself by its benchmark program."""
import functools
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("CONVERSION_PROGRAM", ROOT / "Benchmarks/.build/release/conversion"))


def environment(**more):
    return {**os.environ, "BIANYAN_DICTIONARIES": str(ROOT / "dictionaries"), **more}


def convert_ours(pairs):
    """Converts (target, text) pairs; texts hold no line ends."""
    text = "".join(f"{target}\t{text}\n" for target, text in pairs)
    run = subprocess.run(
        [PROGRAM, "lines"], input=text.encode(), stdout=subprocess.PIPE, check=True, env=environment())
    lines = run.stdout.decode().split("\n")[:-1]
    assert len(lines) == len(pairs)
    return lines


@functools.cache
def opencc_converter(configuration):
    import opencc
    return opencc.OpenCC(configuration).convert


@functools.cache
def pyo3_converter(configuration):
    import opencc_pyo3
    converter = opencc_pyo3.OpenCC(configuration)
    return lambda text: converter.convert(text)


def zhconv_converter(variant):
    import zhconv_rs_opencc
    return lambda text: zhconv_rs_opencc.zhconv(text, variant)
