"""What Jinja2 makes of a template, under the rules that this engine keeps too."""

import jinja2


def render(template, files, context):
    """The output, or None where Jinja2 refuses the template or its rendering."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({**files, "main": template}), undefined=jinja2.StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True)
    try:
        return environment.get_template("main").render(context)
    except Exception:
        return None
