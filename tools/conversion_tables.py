#!/usr/bin/env python3
"""Rebuilds dictionaries/conversion/*.tsv from OpenCC's tables and jieba's word frequencies.

    tools/conversion_tables.py [--cache DIRECTORY]

Needs Debian's `opencc` (for opencc_dict, which turns .ocd2 into text) and pip. The packages are pinned by version
and SHA-256; a download that differs stops the run. Files written by hand in that folder are left alone.
"""
import argparse
import hashlib
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "dictionaries" / "conversion"
MANIFEST = ROOT / "dictionaries" / "MANIFEST.tsv"

OPENCC = (
    "OpenCC==1.4.2",
    "opencc-1.4.2-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
    "794afd1f5254b22fb7e8655d3e60f0467e4a1ad5ebbd62f9efdd2dd421dd43db",
)
JIEBA = (
    "jieba==0.42.1",
    "jieba-0.42.1.tar.gz",
    "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2",
)

# Our file name, OpenCC's, and what it holds.
TABLES = [
    ("compatibility", "CJK_Compatibility_Ideographs", "compatibility ideographs to unified ones"),
    ("hk-phrases", "HKPhrases", "Traditional to Hong Kong wording"),
    ("hk-phrases-reverse", "HKPhrasesRev", "Hong Kong wording to Traditional"),
    ("hk-variants", "HKVariants", "Traditional to Hong Kong characters"),
    ("hk-variants-phrases", "HKVariantsPhrases", "words that keep to other characters in Hong Kong"),
    ("hk-variants-reverse", "HKVariantsRev", "Hong Kong to Traditional characters"),
    ("hk-variants-reverse-phrases", "HKVariantsRevPhrases", "words that decide a Hong Kong character"),
    ("jp-characters", "JPShinjitaiCharacters", "new Japanese to old characters"),
    ("jp-characters-reverse", "JPShinjitaiCharactersRev", "old to new Japanese characters"),
    ("jp-phrases", "JPShinjitaiPhrases", "words that decide a new Japanese character"),
    ("st-characters", "STCharacters", "Simplified to Traditional characters"),
    ("st-phrases", "STPhrases", "words that decide a Simplified character"),
    ("st-phrases-regional", "STPhrases_GeneratedFromRegionalPhrases", "words that regional wording hangs on"),
    ("ts-characters", "TSCharacters", "Traditional to Simplified characters"),
    ("ts-characters-rare", "TSCharactersExt", "rare Traditional characters to Simplified ones of the extensions"),
    ("ts-phrases", "TSPhrases", "words that decide a Traditional character"),
    ("tw-phrases", "TWPhrases", "Traditional to Taiwan wording"),
    ("tw-phrases-reverse", "TWPhrasesRev", "Taiwan wording to Traditional"),
    ("tw-variants", "TWVariants", "Traditional to Taiwan characters"),
    ("tw-variants-phrases", "TWVariantsPhrases", "words that keep to other characters in Taiwan"),
    ("tw-variants-reverse", "TWVariantsRev", "Taiwan to Traditional characters"),
    ("tw-variants-reverse-phrases", "TWVariantsRevPhrases", "words that decide a Taiwan character"),
]

# Written by hand, in the same format.
OWN = [
    ("fold-merges", "characters that fold together for matching although a word decides between them"),
    ("hans-usage", "Mainland spelling that OpenCC's tables lack: words with 著 and 帳, 牠"),
    ("tw-usage", "spelling of Taiwanese newspapers where OpenCC's is that of the ministry"),
]

# Verbs of one character that take 着 and that jieba's list has without it. A count like that of a word in ordinary use.
VERBS = (
    "拿对忙看听说想走跑坐站躺等带抱背提举握抓拉推踩骑开关穿戴写画唱笑哭喊叫吃喝睡醒活住守护围绕沿顺朝向随跟陪领牵扶靠挨顶冒迎趁凭"
    "借仗依照按怀含藏存留放挂贴摆铺盖插钉绑捆装盛载运送接追赶逃躲避逼催骂打杀抢争斗赌猜盯瞪望瞧瞄指点数算记念读教学试练做忍熬撑扛"
    "挑担捧端夹咬嚼吞吐吹吸闻嗅摸揉擦洗扫翻卷叠压堆排列闹吵谈聊论讲问答求找寻查搜盼候急愁怕惊喜爱恨图谋凑闭睁眨低抬仰俯弯伸缩挥摇"
    "晃摆抖颤转滚流淌滴漏飘飞浮沉游漂亮闪发冒烧烤煮炖炒冻晒晾湿干空满缺少多剩余连系隔离挡拦堵塞封锁捂遮掩露裸光赤瞒骗哄劝"
)
VERB_COUNT = 300


def download(package, cache):
    requirement, name, digest = package
    path = cache / name
    if not path.exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation",
             "--dest", str(cache), requirement]
            + (["--only-binary", ":all:", "--python-version", "3.11", "--platform", "manylinux2014_x86_64"]
               if name.endswith(".whl") else []),
            check=True)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{path}: SHA-256 is {found}, pinned is {digest}")
    return path


def opencc_tables(cache):
    """Every OpenCC table as {key: [values]}, by OpenCC's name."""
    wheel = zipfile.ZipFile(download(OPENCC, cache))
    tables = {}
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for _, name, _ in TABLES:
            binary = scratch / (name + ".ocd2")
            text = scratch / (name + ".txt")
            binary.write_bytes(wheel.read(f"opencc/clib/share/opencc/{name}.ocd2"))
            subprocess.run(
                ["opencc_dict", "-i", binary, "-o", text, "-f", "ocd2", "-t", "text"],
                check=True, stdout=subprocess.DEVNULL)
            rows = (line.split("\t") for line in text.read_text("utf-8").splitlines() if line)
            tables[name] = {key: values.split(" ") for key, values in rows}
    return tables


def read_own(name):
    """A table of ours that is written by hand, as {key: value}."""
    lines = (TARGET / (name + ".tsv")).read_text("utf-8").splitlines()[1:]
    return {key: value for key, value, _ in (line.split("\t") for line in lines)}


def plain(text, characters):
    """A text turned character by character."""
    return "".join(characters.get(character, [character])[0] for character in text)


def contested_words(tables, cache):
    """jieba's words and counts, as far as they can compete with a word that decides a conversion.

    A word competes when its beginning is some deciding word's end or the reverse; single characters and the deciding
    words themselves are kept with their counts, since the boundary is found by weighing them against each other.
    """
    # As the library folds texts: to Simplified, and then by the merges of our own.
    merges = read_own("fold-merges")
    simplified = {key: [merges.get(values[0], values[0])] for key, values in tables["TSCharacters"].items()}
    simplified.update((key, [value]) for key, value in merges.items())
    deciding = {
        key for name in ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
        for key, values in tables[name].items() if plain(key, tables["STCharacters"]) != values[0]
    }
    deciding = {plain(key, simplified) for key in deciding | read_own("hans-usage").keys()}
    for name in ("TWPhrases", "HKPhrases", "TWVariantsPhrases", "HKVariantsPhrases", "TSPhrases",
                 "TWVariantsRevPhrases", "HKVariantsRevPhrases", "TWPhrasesRev", "HKPhrasesRev"):
        deciding |= {plain(key, simplified) for key in tables[name]}
    short = {word for word in deciding if len(word) <= 4}
    beginnings = {word[:end] for word in short for end in range(1, len(word))}
    ends = {word[start:] for word in short for start in range(1, len(word))}
    with tarfile.open(download(JIEBA, cache)) as archive:
        text = archive.extractfile("jieba-0.42.1/jieba/dict.txt").read().decode("utf-8")
    counts = {}
    for line in text.splitlines():
        word, count, _ = line.split(" ")
        word, count = plain(word, simplified), int(count)
        cuts = range(1, len(word))
        if (len(word) == 1 and count >= 20) or word in deciding or (
            2 <= len(word) <= 4 and count >= 20
            and (any(word[cut:] in beginnings for cut in cuts) or any(word[:cut] in ends for cut in cuts))
        ):
            counts[word] = counts.get(word, 0) + count
    for verb in VERBS:
        counts[verb + "着"] = max(counts.get(verb + "着", 0), VERB_COUNT)
    return counts


def write(name, header, rows):
    TARGET.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(row) for row in rows]
    (TARGET / (name + ".tsv")).write_text("\n".join([header] + lines) + "\n", "utf-8")
    print(f"{name}.tsv\t{len(lines)} rows")


def update_manifest(rows):
    header = "file\torigin\tversion\tlicence\tnote"
    kept = {}
    if MANIFEST.exists():
        for line in MANIFEST.read_text("utf-8").splitlines()[1:]:
            kept[line.split("\t")[0]] = line
    for row in rows:
        kept[row[0]] = "\t".join(row)
    MANIFEST.write_text("\n".join([header] + [kept[key] for key in sorted(kept)]) + "\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=pathlib.Path, help="where downloads are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cache = arguments.cache or pathlib.Path(scratch)
        cache.mkdir(parents=True, exist_ok=True)
        tables = opencc_tables(cache)
        manifest = []
        for ours, theirs, note in TABLES:
            rows = [
                (key, values[0], " ".join(values[1:])) for key, values in sorted(tables[theirs].items())
            ]
            write(ours, "from\tto\talternatives", rows)
            manifest.append((
                f"conversion/{ours}.tsv", f"PyPI OpenCC, {theirs}.ocd2, sha256 {OPENCC[2]}", "1.4.2",
                "Apache-2.0", f"{note}; rebuilt by tools/conversion_tables.py"))
        counts = contested_words(tables, cache)
        write("word-counts", "word\tcount", [(word, str(count)) for word, count in sorted(counts.items())])
        manifest.append((
            "conversion/word-counts.tsv", f"PyPI jieba, dict.txt, sha256 {JIEBA[2]}", "0.42.1", "MIT",
            "counts of words that compete for a boundary; rebuilt by tools/conversion_tables.py"))
        for ours, note in OWN:
            manifest.append((f"conversion/{ours}.tsv", "this project", "-", "Apache-2.0", note))
        manifest.append((
            "conversion/variants.tsv", "ICU, transliterator Traditional-Simplified", "72.1", "Unicode-3.0",
            "variants that OpenCC's tables lack, chosen by hand from the 105 that only ICU maps"))
        update_manifest(manifest)


if __name__ == "__main__":
    main()
