"""Reads every export of `bianyan analyze` by its consumer's own reader and holds it against the JSON record.

    $(tools/export_peers.sh) tools/check_exports.py [PROGRAM]

PROGRAM is `.build/release/bianyan` unless it is given. The articles are those of `corpus` and some of our own with emoji,
damage, markup and control characters. brat has no reader that still installs: its lines are checked by its specification
(https://brat.nlplab.org/standoff.html). Exit status 1 if anything is wrong.
"""

import base64
import csv
import hashlib
import html.parser
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import conllu
import rdflib
import spacy
from label_studio_sdk.label_interface import LabelInterface
from pyld import jsonld

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/bianyan")

CLAIM = "网传榕城将停水三天，居民连夜排队取水。榕城市水务局发言人林树否认这一说法。"
CASES = {
    "plain": CLAIM,
    "emoji": "😀🎉" + CLAIM + "北京的ABC公司说：“👨‍👩‍👧‍👦供水正常🇹🇼，请大家放心。”",
    "residue": "據《榕城晚報》報(bào)道，量產(chǎn)計劃被推遲到明年。市政府發言人林樹否認量產(chǎn)推遲。",
    "markup": "<script>alert('a')</script>&amp;<b id=\"x\">北京</b>的公司表示：「<img src=x onerror=alert(1)>」。\n水务局否认停水。]]>--><!--",
    "control": "北京\u0000水务局\u0007说好。\r\n\r\n\u202e网传停水。\u202c水务局\u0085发言人\u2028否认这一说法。\t完。\ufffe",
    "lines": "網傳東湖區將停水三天，\n居民連夜排隊。\n東湖區水務局\n否認這一說法。",
    "nonbmp": "𠮷野家𡃁仔说：“𨋢坏了。”警方否认𠮷野家停业。",
    "id\twith, \"odd\" <characters>/日": CLAIM,
    "empty": "",
    "spaces": " \n\t\u3000\n",
    "formula": "=1+2，\"北京\"，水务局否认停水。",
}

faults = []
checked = {}


def check(condition, what):
    if not condition:
        faults.append(what)
    return condition


def count(what, number=1):
    checked[what] = checked.get(what, 0) + number


def run(*arguments, text):
    done = subprocess.run([PROGRAM, "analyze", *arguments], input=text, capture_output=True)
    check(done.returncode == 0 and not done.stderr, f"{arguments}: status {done.returncode}, {done.stderr[:300]!r}")
    return done.stdout


def articles():
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    yield from CASES.items()


def jsonl(cases):
    return "".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in cases).encode()


# The terms of the annotation context that our pages use, after https://www.w3.org/ns/anno.jsonld.
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
ANNOTATION_CONTEXT = {
    "oa": OA, "as": AS, "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "dc": "http://purl.org/dc/elements/1.1/",
    "dctypes": "http://purl.org/dc/dcmitype/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    **{name: f"oa:{name}" for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "start", "end",
        "exact", "prefix", "suffix", "identifying", "classifying", "linking", "tagging", "describing")},
    "AnnotationPage": "as:OrderedCollectionPage", "Text": "dctypes:Text",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    **{term: {"@type": "@id", "@id": f"oa:{name}"} for term, name in (
        ("body", "hasBody"), ("target", "hasTarget"), ("source", "hasSource"), ("selector", "hasSelector"))},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "format": "dc:format", "language": "dc:language", "value": "rdf:value", "label": "rdfs:label",
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION_CONTEXT,
    "https://schema.org": {"@vocab": "https://schema.org/"},
}


def load(address, options=None):
    """Contexts from here: the check asks the network for nothing."""
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXTS[address]}}


jsonld.set_document_loader(load)


def graph_of(document):
    document = dict(document, **{"@context": CONTEXTS[document["@context"]]})
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def check_w3c(records, output):
    pages = [json.loads(line) for line in output.split(b"\n") if line]
    check(len(pages) == len(records), "w3c: a page for each article")
    for record, page in zip(records, pages):
        name, text = record["id"], record["text"]
        digest = base64.urlsafe_b64encode(bytes.fromhex(record["source"]["sha256"])).decode().rstrip("=")
        expanded = jsonld.expand(page)
        check(len(expanded) == 1 and expanded[0]["@id"] == f"ni:///sha-256;{digest}#annotations", f"w3c {name}: page")
        graph = graph_of(page)
        oa = rdflib.Namespace(OA)
        annotations = list(graph.subjects(rdflib.RDF.type, oa.Annotation))
        check(len(annotations) == len(page["items"]), f"w3c {name}: annotations in the graph")
        for kind, motivation in (("denials", oa.linking), ("statements", oa.classifying)):
            found = list(graph.subjects(oa.motivatedBy, motivation))
            check(len(found) == len(record[kind]), f"w3c {name}: {kind}")
        for resource in graph.subjects(rdflib.RDF.type, oa.SpecificResource):
            selectors = list(graph.objects(resource, oa.hasSelector))
            if not selectors:
                continue
            position = next(s for s in selectors if (s, rdflib.RDF.type, oa.TextPositionSelector) in graph)
            quote = next(s for s in selectors if (s, rdflib.RDF.type, oa.TextQuoteSelector) in graph)
            start, end = int(graph.value(position, oa.start)), int(graph.value(position, oa.end))
            exact, prefix, suffix = (str(graph.value(quote, oa[term])) for term in ("exact", "prefix", "suffix"))
            check(text[start:end] == exact, f"w3c {name}: {start}-{end} is not {exact!r}")
            check(text[:start].endswith(prefix) and text[end:].startswith(suffix), f"w3c {name}: context of {exact!r}")
            count("w3c selectors")
        for denial, item in zip(record["denials"], (i for i in page["items"] if i["motivation"] == "linking")):
            claims = [body["selector"][0] for body in item["body"] if body.get("purpose") == "linking"]
            check(
                [(c["start"], c["end"]) for c in claims] == [(t["start"], t["end"]) for t in denial["targets"]],
                f"w3c {name}: claims of {denial['id']}")


def check_claims(records, output):
    lines = [json.loads(line) for line in output.split(b"\n") if line]
    check(len(lines) == len(records), "claims: a graph for each article")
    schema = rdflib.Namespace("https://schema.org/")
    for record, document in zip(records, lines):
        name = record["id"]
        check(jsonld.expand(document), f"claims {name}: nothing is left when expanded")
        graph = graph_of(document)
        claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
        count("claims", len(claims))
        for claim in claims:
            check(graph.value(claim, schema.text) is not None, f"claims {name}: {claim} without text")
            article = graph.value(claim, schema.appearance)
            check((article, rdflib.RDF.type, schema.Article) in graph, f"claims {name}: {claim} without article")
            for about in graph.objects(claim, schema.about):
                check(about in claims, f"claims {name}: {claim} is about {about}, which is no claim")
        linked = sum(1 for _ in graph.triples((None, schema.about, None)))
        check(linked == sum(len(d["targets"]) for d in record["denials"]), f"claims {name}: {linked} claims are denied")
        check(b"ating" not in json.dumps([k for k in iter_keys(document)]).encode(), f"claims {name}: a rating")


def iter_keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from iter_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iter_keys(inner)


def check_label_studio(records, output, configuration):
    interface = LabelInterface(configuration)
    interface.validate()
    tasks = json.loads(output)
    check(len(tasks) == len(records), "label-studio: a task for each article")
    for record, task in zip(records, tasks):
        name = record["id"]
        check(task["data"]["text"] == record["text"], f"label-studio {name}: text")
        if task["predictions"][0]["result"]:
            problems = interface.validate_prediction(task["predictions"][0], return_errors=True)
            check(not problems, f"label-studio {name}: {problems}")
        interface.load_task(task["data"])
        ids = set()
        for item in task["predictions"][0]["result"]:
            if item["type"] == "relation":
                check(item["from_id"] in ids and item["to_id"] in ids, f"label-studio {name}: relation {item}")
                count("label-studio relations")
                continue
            check(item["id"] not in ids, f"label-studio {name}: {item['id']} twice")
            ids.add(item["id"])
            value = item["value"]
            check(record["text"][value["start"]:value["end"]] == value["text"], f"label-studio {name}: {value}")
            count("label-studio regions")
        denied = sum(1 for i in task["predictions"][0]["result"] if i.get("labels") == ["denies"])
        labels = {s["id"]: s["label"] for s in record["statements"]}
        expected = sum(len(d["targets"]) for d in record["denials"] if labels[d["statement"]] != "none")
        check(denied == expected, f"label-studio {name}: {denied} denied claims, not {expected}")


def check_conllu(records, output):
    sentences = conllu.parse(output.decode())
    by_document, current = {}, None
    for sentence in sentences:
        current = sentence.metadata.get("newdoc id", current)
        by_document.setdefault(current, []).append(sentence)
    for record in records:
        text, tokens = record["text"], []
        name = " ".join(re.split(r"[\s\x00-\x1f]+", record["id"].strip()))
        for sentence in by_document.get(name, []):
            check(
                "".join(t["form"] + ("" if (t["misc"] or {}).get("SpaceAfter") == "No" else " ") for t in sentence).rstrip()
                == sentence.metadata["text"], f"conllu {name}: text of {sentence.metadata['sent_id']}")
            check([t["id"] for t in sentence] == list(range(1, len(sentence) + 1)), f"conllu {name}: ids")
            tokens += list(sentence)
        end = 0
        for token in tokens:
            misc = token["misc"]
            start, stop = int(misc["start_char"]), int(misc["end_char"])
            check(end <= start < stop <= len(text), f"conllu {name}: {start}-{stop}")
            source = misc.get("Source")
            if source is None:
                check(text[start:stop] == token["form"], f"conllu {name}: {token['form']!r} at {start}")
            else:
                plain = re.sub(
                    r"\\(u\{([0-9a-f]+)\}|.)",
                    lambda m: chr(int(m[2], 16)) if m[2] else {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|"}.get(m[1], m[1]),
                    source)
                check(text[start:stop] == plain, f"conllu {name}: source {source!r} at {start}")
            end = stop
            count("conllu words")
        words = [t for t in record["tokens"] if t["text"].strip()]
        check(len(words) == len(tokens), f"conllu {name}: {len(tokens)} words, not {len(words)}")


BRAT = re.compile(
    r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)|(E\d+)\t(\w+):(T\d+)((?: \w+:[TE]\d+)*)|(R\d+)\t\w+ Arg1:(T\d+) Arg2:(T\d+)"
    r"|(A\d+)\t(\w+) ([TE]\d+)(?: (\S+))?|(N\d+)\tReference (T\d+) (\S+?):(\S+)\t(.*)|(#\d+)\tAnnotatorNotes (T\d+)\t(.*)"
    r"|\*\tEquiv (T\d+(?: T\d+)+)")


def check_brat(records, cases):
    with tempfile.TemporaryDirectory() as folder:
        run("--input", "jsonl", "--format", "brat", "--output", folder, text=jsonl(cases))
        folder = pathlib.Path(folder)
        files = sorted(folder.glob("*.ann"))
        check(len(files) == len(records), f"brat: {len(files)} files")
        types = set(re.findall(r"^[A-Z]\w+", folder.joinpath("annotation.conf").read_text(), re.M))
        by_text = {}
        for record in records:
            by_text.setdefault(record["text"], record)
        for file in files:
            # brat reads characters of UTF-8 and lines by Python's own idea of them; no line end is translated.
            text = file.with_suffix(".txt").read_bytes().decode()
            record = by_text[text]
            known, denials = {}, 0
            content = file.read_bytes().decode()
            check(content.split("\n")[:-1] == content.splitlines(), f"brat {file.name}: lines")
            matches = []
            for line in content.splitlines():
                match = BRAT.fullmatch(line)
                if check(match, f"brat {file.name}: {line!r}"):
                    matches.append(match)
            for match in matches:
                if match[1]:
                    check(match[1] not in known, f"brat {file.name}: {match[1]} twice")
                    spans = [tuple(map(int, span.split())) for span in match[3].split(";")]
                    check(
                        " ".join(text[a:b] for a, b in spans) == match[4] and all(a < b for a, b in spans),
                        f"brat {file.name}: {match[0]!r}")
                    check(match[2] in types, f"brat {file.name}: type {match[2]} is not in annotation.conf")
                    known[match[1]] = match[2]
                    count("brat spans")
                elif match[5]:
                    known[match[5]] = match[6]
                    denials += 1
            for match in matches:
                used = re.findall(r"\b[TE]\d+\b", match[0].split("\t")[1]) if not match[1] else []
                check(all(name in known for name in used), f"brat {file.name}: {match[0]!r} names the unknown")
                if match[5]:
                    roles = re.findall(r"(\w+):", match[8])
                    check(len(set(roles)) == len(roles), f"brat {file.name}: roles of {match[0]!r}")
                    check(known[match[7]] == match[6], f"brat {file.name}: trigger of {match[0]!r}")
            check(denials == len(record["denials"]), f"brat {file.name}: denials")
            count("brat denials", denials)


def check_tables(records, cases):
    text = jsonl(cases)
    for subject in ("mentions", "statements", "denials"):
        comma = list(csv.DictReader(io.StringIO(
            run("--input", "jsonl", "--format", f"csv-{subject}", text=text).decode(), newline=""), strict=True))
        tab = [line.split("\t") for line in
               run("--input", "jsonl", "--format", f"tsv-{subject}", text=text).decode().splitlines()]
        check(len(tab) == len(comma) + 1 and all(len(row) == len(tab[0]) for row in tab), f"tsv {subject}: shape")
        check(all(None not in row and None not in row.values() for row in comma), f"csv {subject}: shape")
        texts = {record["id"]: record["text"] for record in records}
        expected = sum(
            sum(max(1, len(d["targets"])) for d in record["denials"]) if subject == "denials" else len(record[subject])
            for record in records)
        check(len(comma) == expected, f"csv {subject}: {len(comma)} rows, not {expected}")
        for row in comma:
            for prefix in ("", "claim_"):
                if row.get(prefix + "start"):
                    source = texts[row["id"]][int(row[prefix + "start"]):int(row[prefix + "end"])]
                    check(source == row[prefix + "text"], f"csv {subject}: {row}")
                    count("table spans")


class Page(html.parser.HTMLParser):
    """What a browser would take for the texts of the articles, and whatever could reach out of the page."""

    VOID = {"meta", "link", "input", "br", "img"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.stack, self.ids, self.links, self.tags = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if tag == "article":
            self.texts.append("")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])
        if tag not in self.VOID:
            self.stack.append((tag, attributes.get("class", ""), attributes.get("title", "")))

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        check(self.stack and self.stack[-1][0] == tag, f"html: </{tag}> closes {self.stack[-1:]}")
        if self.stack:
            self.stack.pop()

    def handle_data(self, data):
        if any(css == "src" for _, css, _ in self.stack):
            _, css, title = self.stack[-1]
            self.texts[-1] += chr(int(title[2:], 16)) if css == "ctl" else data


def check_html(records, output, words):
    page = Page()
    page.feed(output.decode())
    page.close()
    check(not page.stack, f"html {words}: unclosed {page.stack}")
    check(len(page.texts) == len(records), f"html {words}: articles")
    for record, text in zip(records, page.texts):
        check(text == record["text"], f"html {words} {record['id']}: the text is not as it came")
        count("html characters", len(text))
    check(len(set(page.ids)) == len(page.ids), f"html {words}: ids twice")
    check(not set(page.links) - set(page.ids), f"html {words}: links to nothing {sorted(set(page.links) - set(page.ids))[:5]}")
    for tag, attributes in page.tags:
        check(tag not in {"img", "iframe", "object", "embed", "base"}, f"html {words}: <{tag}>")
        check(not any(name.startswith("on") or name in {"src", "srcdoc"} for name in attributes), f"html {words}: {tag} {attributes}")
        check(re.match(r"(#|data:,$)", attributes.get("href", "#")), f"html {words}: {attributes.get('href')}")
    scripts = re.findall(r"<script>(.*?)</script>", output.decode(), re.S)
    digest = "sha256-" + base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    check(len(scripts) == 1 and f"script-src '{digest}'" in output.decode(), f"html {words}: the policy should name {digest}")
    check(not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", output.decode().split("<main")[0]), f"html {words}: an address")


def check_spacy(records):
    """spaCy finds each mention at its offsets, whatever the alphabet."""
    blank = spacy.blank("xx")
    for record in records:
        text = record["text"]
        if not text:
            continue
        document = spacy.tokens.Doc(blank.vocab, words=list(text), spaces=[False] * len(text))
        check(document.text == text, f"spacy {record['id']}: text")
        for kind in ("mentions", "statements", "sources", "quotes"):
            for item in record[kind]:
                span = document.char_span(item["start"], item["end"], label=item.get("type", kind))
                check(span is not None and span.text == item["text"], f"spacy {record['id']}: {item['id']}")
                count("spacy spans")


def main():
    cases = list(articles())
    text = jsonl(cases)
    output = run("--input", "jsonl", "--format", "jsonl", "--tokens", text=text)
    records = [json.loads(line) for line in output.split(b"\n") if line]
    check([record["id"] for record in records] == [key for key, _ in cases], "jsonl: ids")
    check(all(record["text"] == case for record, (_, case) in zip(records, cases)), "jsonl: texts")
    check_spacy(records)
    check_w3c(records, run("--input", "jsonl", "--format", "w3c", text=text))
    check_claims(records, run("--input", "jsonl", "--format", "claims", text=text))
    check_label_studio(
        records, run("--input", "jsonl", "--format", "label-studio", text=text),
        run("--format", "label-studio", "--configuration", text=b"").decode())
    check_conllu(records, run("--input", "jsonl", "--format", "conllu", text=text))
    check_brat(records, cases)
    check_tables(records, cases)
    check_html(records, run("--input", "jsonl", "--format", "html", text=text), "many")
    for record, case in zip(records, cases):
        check_html([record], run("--input", "jsonl", "--format", "html", "--both-scripts", text=jsonl([case])), case[0])
    for fault in faults[:40]:
        print("FAULT", fault, file=sys.stderr)
    print(f"{len(records)} articles; " + ", ".join(f"{number} {what}" for what, number in checked.items())
          + f"; {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
