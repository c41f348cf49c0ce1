"""Writes the hand-written cases, with what Jinja2 prints for each, to Tests/Golden/Templating/jinja.jsonl.

    python3 -B Tests/Golden/Templating/Oracle/record.py
"""

import json
import pathlib

import cases
import jinja

target = pathlib.Path(__file__).resolve().parents[1] / "jinja.jsonl"
lines = [json.dumps({"context": cases.CONTEXT}, ensure_ascii=False)]
for template, files in cases.cases():
    expected = jinja.render(template, files, cases.CONTEXT)
    lines.append(json.dumps({"template": template, "files": files, "expected": expected}, ensure_ascii=False))
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
print(len(lines) - 1, "cases,", sum('"expected": null' in line for line in lines), "of them refused")
