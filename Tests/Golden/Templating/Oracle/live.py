"""Renders many templates in one process: JSON in (context, then cases of template and files), a JSON list out."""

import json
import sys

import jinja

request = json.load(sys.stdin)
answers = [jinja.render(case["template"], case["files"], request["context"]) for case in request["cases"]]
json.dump(answers, sys.stdout)
