"""Parses pages with a real HTML parser; answers with the elements, attribute names and script addresses of each."""

import json
import sys

import html5lib

LINKS = {"href", "src", "action", "formaction", "xlink:href", "poster", "cite", "data", "srcset"}


def shape(page):
    found = []
    document = html5lib.parseFragment(page, treebuilder="dom")

    def walk(node):
        if node.nodeType == node.ELEMENT_NODE:
            names = sorted(node.attributes.keys()) if node.attributes else []
            found.append([node.tagName.lower()] + names)
            for name in names:
                value = "".join(c for c in node.getAttribute(name) if c > " ").lower()
                if name in LINKS and value.startswith(("javascript:", "vbscript:", "data:text", "data:image/svg")):
                    found.append(["script address"])
        elif node.nodeType == node.COMMENT_NODE:
            found.append(["comment"])
        for child in node.childNodes:
            walk(child)

    for child in document.childNodes:
        walk(child)
    return found


json.dump([shape(page) for page in json.load(sys.stdin)], sys.stdout)
