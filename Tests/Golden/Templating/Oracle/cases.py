"""Hand-written templates that this engine and Jinja2 must render to the same bytes.

A case is a template, or a pair of a template and the files that it may extend, include or import. `record.py` writes
them with what Jinja2 prints to Tests/Golden/Templating/jinja.jsonl; a template that Jinja2 refuses is recorded as such,
and must be refused here too.
"""

CONTEXT = {
    "name": "Boston", "html": "<b>\"hub\" & 'spoke'</b>", "n": 7, "zero": 0, "f": 2.5, "neg": -3, "yes": True, "no": False,
    "nil": None, "empty": "", "numbers": [3, 1, 2, 5, 4], "words": ["pear", "Apple", "fig", "apple"], "none_list": [],
    "rows": [
        {"name": "Boston", "region": "MA", "jobs": 9507, "share": 0.36, "tags": ["hub", "old"]},
        {"name": "Medicon Valley", "region": "DK", "jobs": 4100, "share": 0.125, "tags": []},
        {"name": "Cambridge", "region": "MA", "jobs": 1200, "share": 0.5, "tags": ["new"]},
    ],
    "d": {"b": 2, "a": 1, "C": 3}, "deep": {"a": {"b": {"c": "found"}}},
    "text": "The  quick brown\nfox jumps over the lazy dog", "uni": "Åå ßé 日本 ☃", "url": "https://hubs.example/a?b=1&c=2",
    "menu": [{"title": "Home", "url": "/"}, {"title": "Data & more", "url": "/data/?a=1&b=2"}],
}

PLAIN = r"""
plain text
{{ name }}
{{name}}
{{   name   }}
a{{ name }}b{{ n }}c
{{ html }}
{{ 'a < b & c > d' }}
{{ "it's \"quoted\"" }}
{{ html|safe }}
{{ html|escape }}
{{ html|e|e }}
{{ html|safe|e }}
{{ html|safe|forceescape }}
{{ html|forceescape }}
{{ nil }}
{{ yes }} {{ no }}
{{ true }} {{ false }} {{ none }} {{ True }} {{ False }} {{ None }}
{{ n }} {{ f }} {{ neg }} {{ zero }}
{{ 1 }} {{ -1 }} {{ +1 }} {{ 1.5 }} {{ -1.5 }}
{{ 1_000 }} {{ 0x1F }} {{ 0b101 }} {{ 0o17 }}
{{ 1e3 }} {{ 1.5e-3 }} {{ 2E2 }}
{{ 1e16 }} {{ 1e15 }} {{ 123456789012345678.0 }} {{ 0.0001 }} {{ 0.00001 }} {{ 1e-7 }}
{{ 0.1 + 0.2 }}
{{ 10 / 4 }} {{ 10 / 5 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 // -2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 % -3 }}
{{ 7.5 // 2 }} {{ -7.5 // 2 }} {{ 7.5 % 2 }} {{ -7.5 % 2 }} {{ 7 // 2.0 }}
{{ 2 ** 10 }} {{ 2 ** -1 }} {{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ 2.0 ** 3 }} {{ 4 ** 0.5 }}
{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 10 - 4 - 3 }} {{ 2 * 3 % 4 }}
{{ n + 1 }} {{ n - 1 }} {{ n * f }} {{ n / 2 }}
{{ neg * neg }} {{ -neg }} {{ - n }}
{{ 'a' + 'b' }} {{ 'ab' * 3 }} {{ 3 * 'ab' }} {{ 'ab' * 0 }} {{ 'ab' * -1 }}
{{ [1] + [2, 3] }} {{ [1, 2] * 2 }}
{{ 'a' ~ 1 ~ none ~ true ~ 1.0 }}
{{ html ~ '<i>' }}
{{ html|safe ~ '<i>' }}
{{ ('<i>'|safe) ~ html }}
{{ ('<i>'|safe) + html }}
{{ html + ('<i>'|safe) }}
{{ name ~ ' ' ~ n }}
{{ 'a' 'b' "c" }}
{{ 'tab\there' }}|{{ 'line\nbreak' }}|{{ 'back\\slash' }}|{{ 'q\'q' }}|{{ "q\"q" }}
{{ '\x41\u00e9\U0001F600' }}
{{ 'unknown \q escape' }}
{{ uni }} {{ uni|upper }} {{ uni|lower }}
{{ 1 == 1 }} {{ 1 == 1.0 }} {{ 1 == '1' }} {{ 'a' == 'a' }} {{ none == none }} {{ true == 1 }} {{ [1] == [1] }} {{ {'a': 1} == {'a': 1} }}
{{ 1 != 1 }} {{ 'a' != 'b' }} {{ [1] != [2] }}
{{ 1 < 2 }} {{ 2 <= 2 }} {{ 3 > 4 }} {{ 4 >= 4 }} {{ 'a' < 'b' }} {{ 'Z' < 'a' }} {{ [1, 2] < [1, 3] }} {{ 1.5 < 2 }}
{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1 != 2 }} {{ 3 > 2 >= 2 }}
{{ 1 in [1, 2] }} {{ 3 in [1, 2] }} {{ 3 not in [1, 2] }} {{ 'a' in 'cat' }} {{ 'x' in 'cat' }} {{ 'a' in d }} {{ 'z' not in d }} {{ '' in 'a' }}
{{ yes and no }} {{ yes or no }} {{ not yes }} {{ not no }}
{{ 0 or 'x' }} {{ '' or 0 }} {{ 1 and 'y' }} {{ 0 and 'y' }} {{ none or [] }}
{{ not 0 }} {{ not '' }} {{ not [] }} {{ not {} }} {{ not none }} {{ not 'a' }} {{ not 0.0 }}
{{ not yes and no }} {{ not (yes and no) }}
{{ yes and not no or no }}
{{ 'a' if yes else 'b' }} {{ 'a' if no else 'b' }} {{ 'a' if no else 'b' if no else 'c' }}
{{ ('a' if yes) }}
{{ 'x' ~ ('a' if no else 'b') ~ 'y' }}
{{ numbers }} {{ words }}
{{ d }} {{ deep }}
{{ ['<a>', "it's", 'a"b', 'both \' and "'] }}
{{ [1, 2.5, true, none, 'x', [1], {'k': 'v'}] }}
{{ {} }} {{ [] }} {{ {'a': []} }}
{{ {'a': {'b': {}}} }}
{{ {'a': 1}['a'] }} {{ {'a': 1}.a }}
{{ [1, 2, 3][0] }} {{ [1, 2, 3][-1] }} {{ numbers[1] }} {{ numbers.2 }}
{{ d.a }} {{ d['b'] }} {{ deep.a.b.c }} {{ deep['a']['b']['c'] }} {{ deep.a['b'].c }}
{{ rows[0].name }} {{ rows[1]['region'] }} {{ rows[0].tags[1] }}
{{ name[0] }} {{ name[-1] }} {{ name[1:3] }} {{ name[:2] }} {{ name[-3:] }} {{ name[::-1] }} {{ name[::2] }}
{{ numbers[1:3] }} {{ numbers[:2] }} {{ numbers[2:] }} {{ numbers[:] }} {{ numbers[::-1] }} {{ numbers[-2:] }} {{ numbers[10:] }} {{ numbers[4:1:-1] }} {{ numbers[:-1] }}
{{ numbers[::2] }} {{ numbers[1::2] }} {{ numbers[-1:-4:-2] }} {{ numbers[-100:100] }}
{{ range(3)|list }} {{ range(1, 4)|list }} {{ range(0, 10, 3)|list }} {{ range(3, 0, -1)|list }} {{ range(0)|list }}
{{ dict(a=1, b='x') }}
{{ name|upper }} {{ name|lower }} {{ 'a b'|title }} {{ 'HELLO wORLD'|capitalize }}
{{ 'medicon valley-life (science) [hub] {x} <y>'|title }}
{{ "they're bill's friends"|title }}
{{ ''|capitalize }}|{{ 'é'|capitalize }}|{{ 'ß'|upper }}
{{ '  a  '|trim }}| {{ '--a-b--'|trim('-') }} {{ 'xyaxy'|trim('xy') }}
{{ ' <b> '|safe|trim }}
{{ 'a-b-c'|replace('-', '+') }} {{ 'a-b-c'|replace('-', '+', 1) }} {{ 'aaa'|replace('a', 'b', 2) }} {{ 'abc'|replace('', '-') }}
{{ html|replace('<', '(') }}
{{ html|safe|replace('&', '<') }}
{{ 'a & b'|replace('&', '<b>'|safe) }}
{{ text|wordcount }} {{ ''|wordcount }} {{ 'a_b c-d'|wordcount }}
{{ text|truncate(12) }}
{{ text|truncate(12, true) }}
{{ text|truncate(12, false, '…') }}
{{ text|truncate(12, false, '..', 0) }}
{{ 'abcdefgh'|truncate(5, true, '', 0) }}
{{ 'short'|truncate }}
{{ 'foo bar baz qux'|truncate(9) }}|{{ 'foo bar baz qux'|truncate(9, true) }}|{{ 'foo bar baz qux'|truncate(11) }}|{{ 'foo bar baz qux'|truncate(11, false, '...', 0) }}
{{ '<b>abcdefghijkl</b>'|safe|truncate(8, true, '<>', 0) }}
{{ text|indent }}
{{ 'a\nb\n\nc'|indent(2) }}
{{ 'a\nb\n\nc'|indent(2, true) }}
{{ 'a\nb\n\nc'|indent(2, false, true) }}
{{ 'a\nb'|indent('> ') }}
{{ 'a\nb\n'|indent(1) }}|
{{ 'hub'|center(9) }}| {{ 'hub'|center(8) }}| {{ 'ab'|center(5) }}| {{ 'long text'|center(3) }}|
{{ 'aaa bbb ccc ddd'|wordwrap(7) }}
{{ 'aaa bbb ccc ddd'|wordwrap(3) }}
{{ 'abcdefghij'|wordwrap(4) }}
{{ 'abcdefghij'|wordwrap(4, false) }}
{{ 'aaa bbb'|wordwrap(3, true, '|') }}
{{ 'one\ntwo three'|wordwrap(5) }}
{{ '%s and %s'|format('a', 'b') }} {{ '%d%%'|format(12) }} {{ '%.2f'|format(2.345) }} {{ '%5s|%-5s|'|format('a', 'b') }} {{ '%05d'|format(42) }} {{ '%+d'|format(3) }} {{ '%x'|format(255) }}
{{ '<b>%s</b>'|safe|format('<i>') }}
{{ '%.0f'|format(0.5) }} {{ '%.0f'|format(1.5) }} {{ '%.1f'|format(0.25) }} {{ '%.3f'|format(1e10) }} {{ '%f'|format(3) }}
{{ n|string ~ 'x' }} {{ none|string }} {{ [1]|string }}
{{ '42'|int }} {{ '4.7'|int }} {{ 'x'|int }} {{ 'x'|int(9) }} {{ 4.9|int }} {{ -4.9|int }} {{ true|int }} {{ '0x1F'|int(0, 16) }} {{ ' 12 '|int }} {{ none|int(3) }}
{{ '1.5'|float }} {{ 'x'|float }} {{ 'x'|float(2.5) }} {{ 3|float }} {{ '1e3'|float }}
{{ -3|abs }} {{ neg|abs }} {{ -2.5|abs }} {{ 3|abs }}
{{ 42.55|round }} {{ 42.55|round(1) }} {{ 42.55|round(1, 'floor') }} {{ 42.51|round(1, 'ceil') }} {{ 42|round }} {{ 2.5|round }} {{ 3.5|round }} {{ 0.125|round(2) }} {{ 2.675|round(2) }}
{{ 1234.5678|round(-2) }} {{ 1250|round(-2) }} {{ 42.1|round(0, 'ceil') }} {{ -2.5|round }} {{ -42.55|round(1, 'floor') }}
{{ numbers|length }} {{ name|length }} {{ d|length }} {{ ''|length }} {{ uni|length }} {{ numbers|count }}
{{ numbers|first }} {{ numbers|last }} {{ name|first }} {{ name|last }} {{ words|first }}
{{ numbers|join }} {{ numbers|join(', ') }} {{ words|join('<') }} {{ rows|join(', ', attribute='name') }} {{ []|join }} {{ 'abc'|join('-') }}
{{ [html, html|safe]|join(' ') }}
{{ ['a', 'b']|join('<br>'|safe) }}
{{ [html|safe, '<']|join('&') }}
{{ numbers|sort }} {{ numbers|sort(reverse=true) }} {{ words|sort }} {{ words|sort(case_sensitive=true) }} {{ words|sort(true) }}
{{ rows|sort(attribute='jobs')|map(attribute='name')|join(', ') }}
{{ rows|sort(attribute='region,name')|map(attribute='name')|join(', ') }}
{{ rows|sort(attribute='share', reverse=true)|map(attribute='name')|join(', ') }}
{{ rows|map(attribute='jobs')|sum }} {{ rows|sum(attribute='jobs') }} {{ rows|sum('jobs', 100) }} {{ numbers|sum }} {{ []|sum }} {{ [0.1, 0.2]|sum }} {{ [1, 2.5]|sum(start=1) }}
{{ numbers|min }} {{ numbers|max }} {{ words|min }} {{ words|max }} {{ (rows|min(attribute='jobs')).name }} {{ (rows|max(attribute='jobs')).name }} {{ words|max(case_sensitive=true) }}
{{ words|unique|list }} {{ words|unique(true)|list }} {{ [1, 1.0, 2, 1]|unique|list }} {{ rows|unique(attribute='region')|map(attribute='name')|join('+') }}
{{ numbers|reverse|list }} {{ name|reverse }} {{ html|safe|reverse }}
{{ 'abc'|list }} {{ d|list }} {{ numbers|list }}
{{ numbers|batch(2)|list }} {{ numbers|batch(2, 0)|list }} {{ numbers|batch(10)|list }} {{ []|batch(2)|list }}
{{ numbers|slice(2)|list }} {{ numbers|slice(3)|list }} {{ numbers|slice(3, 'x')|list }} {{ numbers|slice(7)|list }}
{{ numbers|select('odd')|list }} {{ numbers|reject('odd')|list }} {{ numbers|select('gt', 2)|list }} {{ numbers|select('>', 2)|list if false else 'skip' }} {{ [0, 1, '', 'a', none]|select|list }} {{ [0, 1, '']|reject|list }}
{{ numbers|select('divisibleby', 2)|list }} {{ numbers|select('in', [1, 2])|list }} {{ words|select('equalto', 'fig')|list }}
{{ rows|selectattr('tags')|map(attribute='name')|list }} {{ rows|rejectattr('tags')|map(attribute='name')|list }}
{{ rows|selectattr('region', 'equalto', 'MA')|map(attribute='name')|join(',') }} {{ rows|rejectattr('region', 'eq', 'MA')|map(attribute='name')|join(',') }} {{ rows|selectattr('jobs', 'gt', 2000)|list|length }}
{{ rows|selectattr('missing', 'defined')|list }} {{ rows|selectattr('name', 'defined')|list|length }}
{{ words|map('upper')|list }} {{ words|map('length')|list }} {{ words|map('replace', 'p', 'b')|join(' ') }} {{ numbers|map('string')|list }}
{{ rows|map(attribute='tags.0', default='-')|list }} {{ rows|map(attribute='x', default=0)|list }} {{ [[1, 2], [3, 4]]|map(attribute=1)|list }} {{ [[1, 2], [3, 4]]|map('first')|list }}
{{ [3, 1, 2]|map('float')|map('string')|join('/') }}
{% for k, v in d|dictsort %}{{ k }}={{ v }};{% endfor %}
{% for k, v in d|dictsort(true) %}{{ k }}={{ v }};{% endfor %}
{% for k, v in d|dictsort(false, 'value') %}{{ k }}={{ v }};{% endfor %}
{% for k, v in d|dictsort(reverse=true) %}{{ k }}={{ v }};{% endfor %}
{% for k, v in d|items %}{{ k }}={{ v }};{% endfor %}
{% for g in rows|groupby('region') %}{{ g.grouper }}:{% for r in g.list %}{{ r.name }},{% endfor %};{% endfor %}
{% for region, list in rows|groupby('region') %}{{ region }}:{{ list|length }};{% endfor %}
{% for g, list in [{'k': 'b'}, {'k': 'A'}, {'k': 'a'}]|groupby('k') %}{{ g }}:{{ list|length }};{% endfor %}
{% for g, list in [{'k': 'b'}, {}]|groupby('k', default='a') %}{{ g }}:{{ list|length }};{% endfor %}
{{ d|attr('a') if false else d.a }}
{{ '<p>a <b>b</b>\n  c &amp; d</p><!-- x -->e'|striptags }}
{{ 'a b/c?d=é&e'|urlencode }} {{ {'a': 1, 'b c': 'd e&f'}|urlencode }} {{ [['a', 1], ['b', 2]]|urlencode }}
{{ {'a': [1, 2.5, true, none, '<x>']}|tojson }}
{{ "</script>'&"|tojson }}
{{ 'é☃😀\n\t"\\'|tojson }}
{{ [1, [2, {'a': {}}], []]|tojson(indent=2) }}
{{ {'a': 1, 'b': [1]}|tojson(1) }}
{{ 1.0|tojson }} {{ 1e20|tojson }} {{ 'x'|tojson }}
{{ nil|default('x') }} {{ missing|default('x') }} {{ missing|default }}| {{ empty|default('x') }} {{ empty|default('x', true) }} {{ zero|d('x', true) }} {{ d.missing|default('y') }} {{ rows[0].missing|d('z') }} {{ missing|d(name) }}
{{ numbers[10]|default('none there') }} {{ []|first|default('empty') }} {{ []|last|default('e') }} {{ []|max|default('e') }}
{{ ('a' if no)|default('undef') }}
{{ missing is defined }} {{ name is defined }} {{ missing is undefined }} {{ d.x is defined }} {{ d.a is defined }} {{ missing is not defined }}
{{ nil is none }} {{ 1 is none }} {{ nil is not none }} {{ name is string }} {{ 1 is string }} {{ n is number }} {{ f is number }} {{ yes is number }} {{ name is number }}
{{ 1 is integer }} {{ 1.0 is integer }} {{ true is integer }} {{ 1.0 is float }} {{ 1 is float }} {{ true is boolean }} {{ 1 is boolean }} {{ true is true }} {{ 1 is true }} {{ false is false }}
{{ d is mapping }} {{ [] is mapping }} {{ [] is sequence }} {{ name is sequence }} {{ 1 is sequence }} {{ [] is iterable }} {{ 1 is iterable }} {{ d is iterable }} {{ d is sequence }}
{{ 3 is odd }} {{ 4 is odd }} {{ 4 is even }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(2) }} {{ 3 is not odd }}
{{ 'ab' is lower }} {{ 'Ab' is lower }} {{ 'AB' is upper }} {{ '12' is upper }} {{ 'a1' is lower }}
{{ 1 is eq 1 }} {{ 1 is ne 2 }} {{ 1 is lt 2 }} {{ 2 is le 2 }} {{ 2 is gt 1 }} {{ 2 is ge 3 }} {{ 1 is equalto 1 }} {{ 2 is greaterthan(1) }} {{ 2 is lessthan(1) }} {{ 'a' is in ['a'] }} {{ 'b' is not in ['a'] }}
{{ 'upper' is filter }} {{ 'nope' is filter }} {{ 'odd' is test }} {{ 'nope' is test }}
{{ ('<'|escape) is escaped }} {{ '<' is escaped }} {{ true is sameas true }} {{ none is sameas none }}
{{ n is defined and n is odd }} {{ n is odd and n > 5 }} {{ not n is odd }} {{ (n is odd) == true }}
{{ n is divisibleby 7 and 'x' }}
{% if n %}yes{% endif %}
{% if zero %}yes{% else %}no{% endif %}
{% if n > 10 %}a{% elif n > 5 %}b{% else %}c{% endif %}
{% if n > 10 %}a{% elif n > 8 %}b{% elif n > 6 %}c{% else %}d{% endif %}
{% if name == 'Boston' and n == 7 %}both{% endif %}
{% if not empty %}empty{% endif %}{% if none_list %}x{% else %}no list{% endif %}
{% if yes %}{% if no %}a{% else %}b{% endif %}{% else %}c{% endif %}
{% for i in numbers %}{{ i }}{% endfor %}
{% for i in numbers %}{{ loop.index }}:{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}
{% for i in numbers %}{{ loop.index0 }}/{{ loop.length }}/{{ loop.revindex }}/{{ loop.revindex0 }} {% endfor %}
{% for i in numbers %}{{ loop.first }}{{ loop.last }} {% endfor %}
{% for i in none_list %}x{% else %}none{% endfor %}
{% for i in numbers %}x{% else %}none{% endfor %}
{% for i in numbers if i > 2 %}{{ i }}{% endfor %}
{% for i in numbers if i > 2 %}{{ loop.index }}/{{ loop.length }}:{{ i }} {% endfor %}
{% for i in numbers if i > 9 %}x{% else %}none{% endfor %}
{% for i in numbers if i is odd %}{{ i }}{{ '' if loop.last else '-' }}{% endfor %}
{% for i in numbers %}{{ loop.cycle('odd', 'even') }} {% endfor %}
{% for i in numbers %}{{ loop.cycle('a', 'b', 'c') }}{% endfor %}
{% for i in numbers %}{% if loop.previtem is defined %}{{ loop.previtem }}&lt;{% endif %}{{ i }} {% endfor %}
{% for i in numbers %}{{ i }}{% if loop.nextitem is defined %}>{{ loop.nextitem }}{% endif %} {% endfor %}
{% for i in numbers %}{{ loop.previtem|default('-') }}{% endfor %}
{% for a in [1, 2] %}{% for b in [3, 4] %}{{ a }}{{ b }}{{ loop.index }} {% endfor %}{{ loop.index }}|{% endfor %}
{% for a in [1, 2] %}{% set outer = loop.index %}{% for b in [3, 4] %}{{ outer }}.{{ loop.index }} {% endfor %}{% endfor %}
{% for a, b in [[1, 2], [3, 4]] %}{{ a }}-{{ b }};{% endfor %}
{% for (a, b) in [[1, 2], [3, 4]] %}{{ a }}-{{ b }};{% endfor %}
{% for a, b, c in [[1, 2, 3]] %}{{ a + b + c }}{% endfor %}
{% for k in d %}{{ k }}{{ d[k] }}{% endfor %}
{% for c in name %}{{ c }}.{% endfor %}
{% for c in 'aé☃' %}{{ c }}.{% endfor %}
{% for i in range(3) %}{{ i }}{% endfor %}
{% for i in 1, 2, 3 %}{{ i }}{% endfor %}
{% for row in rows %}{{ row.name }}: {{ row.jobs }} ({{ row.region }}){% if row.tags %} [{{ row.tags|join(', ') }}]{% endif %};{% endfor %}
{% for row in rows|sort(attribute='jobs', reverse=true) %}{{ loop.index }}. {{ row.name }} {% endfor %}
{% for i in [1, 2, 3] %}{% set x = i * 2 %}{{ x }} {% endfor %}
{% for loop_item in [1] %}{{ loop_item }}{% endfor %}
{% for i in [] %}{% endfor %}done
{% for i in numbers %}{% if i == 1 %}one{% elif i == 2 %}two{% else %}{{ i }}{% endif %} {% endfor %}
{% for i in 'ab' %}{% for j in 'cd' %}{% for k in 'ef' %}{{ i ~ j ~ k }} {% endfor %}{% endfor %}{% endfor %}
{% for item in menu %}<a href="{{ item.url }}"{% if loop.first %} class="on"{% endif %}>{{ item.title }}</a>{% endfor %}
{% set x = 1 %}{{ x }}
{% set x = 'a' ~ 'b' %}{{ x }}{{ x }}
{% set x = 1 %}{% set x = x + 1 %}{{ x }}
{% set a, b = [1, 2] %}{{ a }}{{ b }}
{% set a, b = 1, 2 %}{{ b }}{{ a }}
{% set x = 1 %}{% for i in [1, 2] %}{% set x = 5 %}{% endfor %}{{ x }}
{% set x = 1 %}{% for i in [1, 2] %}{{ x }}{% endfor %}
{% set x = 1 %}{% if yes %}{% set x = 2 %}{% endif %}{{ x }}
{% set x = 1 %}{% if no %}{% set x = 2 %}{% endif %}{{ x }}
{% if yes %}{% set y = 3 %}{% endif %}{{ y }}
{% if no %}{% set y = 3 %}{% endif %}{{ y is defined }}
{% if no %}{% set n = 3 %}{% endif %}{{ n }}
{% set n = n + 1 %}{{ n }}
{% set x %}a {{ name }} <b>{% endset %}{{ x }}
{% set x %}{{ html }}{% endset %}{{ x }}
{% set x | upper %}abc {{ name }}{% endset %}{{ x }}
{% set x | replace('a', 'b') | upper %}aaa{% endset %}{{ x }}
{% set x %}{% for i in numbers %}{{ i }},{% endfor %}{% endset %}[{{ x }}] {{ x|length }}
{% set x = [] %}{{ x }}{% set y = {'a': x} %}{{ y }}
{% set ns = namespace(total=0) %}{% for i in numbers %}{% set ns.total = ns.total + i %}{% endfor %}{{ ns.total }}
{% set ns = namespace() %}{% set ns.a = 1 %}{% set ns.b = ns.a + 1 %}{{ ns.a }}{{ ns.b }}
{% set ns = namespace(found=false) %}{% for r in rows %}{% if r.region == 'DK' %}{% set ns.found = true %}{% endif %}{% endfor %}{{ ns.found }}
{% with a = 1 %}{{ a }}{% endwith %}
{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}
{% with %}{% set z = 1 %}{{ z }}{% endwith %}
{% with n = n + 1 %}{{ n }}{% endwith %}{{ n }}
{% set a = 1 %}{% with a = 2 %}{{ a }}{% endwith %}{{ a }}
{% with a = 1 %}{% with b = a + 1 %}{{ a }}{{ b }}{% endwith %}{% endwith %}
{% filter upper %}hello {{ name }}{% endfilter %}
{% filter upper %}{{ html }}{% endfilter %}
{% filter replace('a', 'b') %}banana{% endfilter %}
{% filter trim | upper %}  abc  {% endfilter %}|
{% filter indent(2) %}a{{ '\n' }}b{% endfilter %}
{% filter escape %}<b>{% endfilter %}
{% macro m() %}hi{% endmacro %}{{ m() }}{{ m() }}
{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(1) }}{{ m('<') }}
{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(1, b=4) }} {{ m(b=5, a=6) }}
{% macro m(a, b=a) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }}
{% macro m(a, b='x' ~ 'y') %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}
{% macro field(name, value='', type='text') %}<input type="{{ type }}" name="{{ name }}" value="{{ value }}">{% endmacro %}{{ field('a') }}{{ field('b', 'x"y', type='password') }}
{% macro tree(n) %}{{ n }}{% if n > 0 %}({{ tree(n - 1) }}){% endif %}{% endmacro %}{{ tree(3) }}
{% macro a() %}a{{ b() }}{% endmacro %}{% macro b() %}b{% endmacro %}{{ a() }}
{% macro m(x) %}{{ x|upper }}{% endmacro %}{{ m('<a>') ~ '<b>' }}
{% macro m(x) %}{{ x }}{% endmacro %}{{ m('<')|length }} {{ m('a')|upper }}
{% macro m() %}{{ name }}{% endmacro %}{{ m() }}
{% set v = 5 %}{% macro m() %}{{ v }}{% endmacro %}{{ m() }}
{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}body{% endcall %}
{% macro m(t) %}<h1>{{ t }}</h1>{{ caller() }}{% endmacro %}{% call m('T') %}<p>{{ name }}</p>{% endcall %}
{% macro m(list) %}{% for i in list %}{{ caller(i) }}{% endfor %}{% endmacro %}{% call(x) m([1, 2]) %}[{{ x }}]{% endcall %}
{% macro m(list) %}{% for i in list %}{{ caller(i, loop.index) }}{% endfor %}{% endmacro %}{% call(x, y) m('ab') %}{{ x }}{{ y }};{% endcall %}
{% macro m() %}{% if caller is defined %}{{ caller() }}{% else %}no caller{% endif %}{% endmacro %}{{ m() }} {% call m() %}yes{% endcall %}
{% macro outer() %}[{{ caller() }}]{% endmacro %}{% macro inner(x) %}{% call outer() %}{{ x }}{% endcall %}{% endmacro %}{{ inner('deep') }}
{% macro m(f, x) %}{{ f(x) }}{% endmacro %}{% macro g(x) %}[{{ x }}]{% endmacro %}{{ m(g, 1) }}
{% macro rows_of(list) %}{% for r in list %}<tr>{{ caller(r) }}</tr>{% endfor %}{% endmacro %}{% call(r) rows_of(rows) %}<td>{{ r.name }}</td><td>{{ r.jobs }}</td>{% endcall %}
{% macro m(a=[], b={}) %}{{ a }}{{ b }}{% endmacro %}{{ m() }}{{ m([1], {'x': 1}) }}
{% macro m(n) %}{% set x = n * 2 %}{{ x }}{% endmacro %}{{ m(1) }}{{ m(2) }}
{% for r in rows %}{% macro cell(v) %}<td>{{ v }}</td>{% endmacro %}{{ cell(r.name) }}{% endfor %}
{% raw %}{{ name }} {% if %} {# x #}{% endraw %}
a{% raw %} {{ x }} {% endraw %}b
a {%- raw -%} {{ x }} {%- endraw -%} b
{# comment #}a{# another #}b
{# {{ name }} {% if %} #}x
{#- trim -#} y
a {#- both -#} b
{{ name -}} x
x {{- name }}
x {{- name -}} y
x {%- if yes -%} y {%- endif -%} z
x {% if yes %} y {% endif %} z
{%- for i in numbers -%} {{ i }} {%- endfor -%}
{% for i in numbers -%} {{ i }} {% endfor %}
{% for i in numbers %} {{- i -}} {% endfor %}
  {% if yes %}indented{% endif %}
a {%+ if yes %}b{% endif %}
{{ [1, 2, 3] | map('string') | join('-') }}
{{ (numbers | sort)[0] }} {{ (numbers | sort | last) + 1 }}
{{ numbers | sort | first }}{{ numbers|sort|reverse|first }}
{{ name | lower | replace('b', 'B') | length }}
{{ -n | abs }} {{ (-n) | abs }} {{ 2 * -3 | abs }}
{{ 'a' ~ 'b' | upper }} {{ ('a' ~ 'b') | upper }}
{{ 1 + 2 | string ~ 'x' if false else 'ok' }}
{{ n | default(0) + 1 }}
{{ {'a': {'b': 1}}.a.b }} {{ {'x': [1, 2]}.x[1] }}
{{ {'a': 1, 'b': 2, 'a': 3} }}
{{ {'a': '}}', 'b': '%}'} }}
{{ '}}' }} {{ "{{" }} {{ '{%' }}
{{ {'a':{'b':{'c':1}}}['a']['b']['c'] }}
{{ [[1,2],[3,4]][1][0] }}
{{ "a" if n == 7 else "b" }}{{ ("a", "b")[1] }}
{{ (1, 2, 3)|sum }} {{ (1,)|length }} {{ ()|length }}
{{ rows|length > 2 }} {{ rows|length + 1 }} {{ 'x' * rows|length }}
{{ rows|map(attribute='name')|map('upper')|join(' & ') }}
{{ rows|selectattr('region', 'in', ['MA'])|map(attribute='jobs')|sum }}
{{ rows|map(attribute='share')|map('round', 1)|join(' ') }}
{{ words|map('capitalize')|sort|join(', ') }}
{{ name.upper if false else 'x' }}
<a href="{{ url }}">{{ name }}</a>
<a href='{{ url }}'>{{ html }}</a>
<a href="/clusters/{{ name|lower }}/?q={{ 'a b'|urlencode }}">x</a>
<p title="{{ html }}" class='{{ name }}'>{{ html }}</p>
<img src="{{ url }}" alt="{{ html }}">
<title>{{ name }} & more</title>
<textarea>{{ html }}</textarea>
<!-- {{ name }} --><p>{{ name }}</p>
<div data-x="{{ n }}" data-y="{{ f }}" data-z="{{ nil }}" data-l="{{ numbers }}">
<script type="application/json">{{ d|tojson }}</script>
<div {% if yes %}class="a"{% endif %}>x</div>
<div{% if no %} class="a"{% endif %}>x</div>
<option {% if yes %}selected{% endif %} value="{{ n }}">
<input {% if yes %}checked {% endif %}{% if no %}disabled {% endif %}name="x">
<td class="{% if n > 5 %}high{% else %}low{% endif %}">{{ n }}</td>
<td class="{{ 'high' if n > 5 else 'low' }} {% for w in words %}{{ w }} {% endfor %}">
<svg><text x="{{ n }}">{{ name }}</text><title>{{ html }}</title></svg>
{{ missing }}
{{ d.missing }}
{{ missing.attribute }}
{{ rows[0].nope }}
{{ rows[9] }}
{{ d.a.b }}
{{ missing + 1 }}
{{ 1 + 'a' }}
{{ 'a' + 1 }}
{{ 1 / 0 }} {{ 1 // 0 }}
{{ 1 % 0 }}
{{ 1 < 'a' }}
{{ none < 1 }}
{{ none + 1 }}
{{ [] + 1 }}
{{ -'a' }}
{{ 1 in 5 }}
{{ name|nofilter }}
{{ name is notest }}
{{ nofunction() }}
{{ name() }}
{{ n() }}
{% for i in 5 %}x{% endfor %}
{% for i in none %}x{% endfor %}
{% for a, b in [1, 2] %}x{% endfor %}
{% for a, b in [[1, 2, 3]] %}x{% endfor %}
{% if missing %}x{% endif %}
{% if not missing %}x{% endif %}
{{ missing or 'x' }}
{{ missing == 1 }}
{{ 'x' in missing }}
{% for i in missing %}x{% endfor %}
{{ missing|upper }}
{{ missing|length }}
{{ missing ~ 'x' }}
{{ [missing]|join }}
{{ []|first }}
{{ ('a' if no) }}
{{ numbers|sum('x') }}
{{ 5|length }}
{{ 5|join }}
{{ [1, 'a']|sort }}
{{ 'a'|round }}
{{ 'x'|abs }}
{{ numbers|map('nofilter')|list }}
{{ numbers|select('notest')|list }}
{{ rows|map(attribute='nope')|join }}
{{ rows|sort(attribute='nope') }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=1) }}
{% if yes %}
{% for i in numbers %}
{% endif %}
{% if %}x{% endif %}
{% for in numbers %}{% endfor %}
{% for i numbers %}{% endfor %}
{{ }}
{{ 1 + }}
{{ (1 }}
{{ [1, 2 }}
{{ {'a' 1} }}
{{ 'abc }}
{{ 1 2 }}
{{ a..b }}
{{ | upper }}
{{ name | }}
{{ not }}
{% unknown %}
{% set %}
{% set 1 = 2 %}
{% set x 1 %}
{% macro %}{% endmacro %}
{% block a %}{% endblock %}{% block a %}{% endblock %}
{% include 'nope.html' %}
{% extends 'nope.html' %}
{% import 'nope.html' as x %}
{{ loop.index }}
{{ super() }}
{% else %}
{% endif %}
{{ range(1, 2, 0) }}
{{ name[1:2:0] }}
{{ numbers['a'] }}
{{ 2 is divisibleby 0 }}
{{ 'a' is odd }}
{{ text|truncate(2) }}
"""

BLOCKS = [
    # white space: a line that holds only a block tag prints nothing
    "<ul>\n{% for i in numbers %}\n  <li>{{ i }}</li>\n{% endfor %}\n</ul>\n",
    "<ul>\n  {% for i in numbers %}\n    <li>{{ i }}</li>\n  {% endfor %}\n</ul>",
    "a\n{% if yes %}\nb\n{% endif %}\nc\n", "a\n\n{% if yes %}\n\nb\n\n{% endif %}\n\nc", "{% if yes %}\nb{% endif %}\n\n",
    "a\n   {# comment #}\nb", "a\n   {# comment #}   \nb", "a {# comment #}\nb", "{# c #}\n{# d #}\nx",
    "a\n  {{ name }}\nb", "a\n  {{- name -}}\n  b", "x\n\n\n{%- if yes %}y{% endif -%}\n\n\nz", "\n\nx\n\n", "x\n", "x\n\n", "\n", "",
    "a\r\n{% if yes %}\r\nb\r\n{% endif %}\r\nc\r\n", "a\rb", "{% raw %}\n{{ x }}\n{% endraw %}\ny", "  {% raw %}  x  {% endraw %}  y",
    "{% set x = 1 %}\n{% set y = 2 %}\n{{ x + y }}\n", "{% set x %}\n  a\n{% endset %}\n[{{ x }}]", "  {%+ if yes %}a{% endif %}",
    "{% if yes +%}\na{% endif %}", "a\n\t{% if yes %}\n\tb\n\t{% endif %}\nc", "{{ name }}\n{% if yes %}\n{{ n }}\n{% endif %}\n{{ f }}",
    "{% if yes %}{% endif %}\n\nx", "{% for i in numbers %}{% endfor %}\nx", "x {% if yes %}\n  y\n  {% endif %} z",
    "{% macro m() %}\n  line\n{% endmacro %}\n{{ m() }}|", "{% filter upper %}\na\n{% endfilter %}\nb", "a\n  {%- if yes %}\n  b\n  {%- endif %}\n  c",
    "{% if yes -%}\n  a\n{%- endif %}", "{#- a -#}\n\n b", "a\n {% if yes %} \n b{% endif %}", "{% with a = 1 %}\n{{ a }}\n{% endwith %}\nx",
    "<table>\n{% for row in rows %}\n  <tr class=\"{{ loop.cycle('odd', 'even') }}\">\n    <td>{{ row.name }}</td>\n    {% if row.tags %}\n    <td>{{ row.tags | join(', ') }}</td>\n    {% else %}\n    <td>–</td>\n    {% endif %}\n  </tr>\n{% endfor %}\n</table>\n",
]

FILES = [
    ("{% extends 'base' %}{% block body %}child{% endblock %}", {"base": "<{% block body %}base{% endblock %}>"}),
    ("{% extends 'base' %}", {"base": "<{% block body %}base{% endblock %}>"}),
    ("{% extends 'base' %}{% block body %}{{ super() }}+child{% endblock %}", {"base": "<{% block body %}base{% endblock %}>"}),
    ("{% extends 'mid' %}{% block body %}{{ super() }}+leaf{% endblock %}", {"mid": "{% extends 'base' %}{% block body %}{{ super() }}+mid{% endblock %}", "base": "[{% block body %}base{% endblock %}]"}),
    ("{% extends 'mid' %}{% block a %}A{% endblock %}", {"mid": "{% extends 'base' %}{% block b %}B{% endblock %}", "base": "{% block a %}a{% endblock %}-{% block b %}b{% endblock %}-{% block c %}c{% endblock %}"}),
    ("{% extends 'base' %}ignored {{ name }}{% block a %}x{% endblock %} ignored", {"base": "[{% block a %}{% endblock %}]"}),
    ("{% extends 'base' %}{% set title = 'T' %}{% block a %}{{ title }}{% endblock %}", {"base": "{{ title }}[{% block a %}{% endblock %}]"}),
    ("{% extends 'base' %}{% macro m(x) %}[{{ x }}]{% endmacro %}{% block a %}{{ m(1) }}{% endblock %}", {"base": "[{% block a %}{% endblock %}]"}),
    ("{% extends 'base' %}{% block a %}{% block inner %}i{% endblock %}{% endblock %}", {"base": "[{% block a %}{% endblock %}]"}),
    ("{% extends 'base' %}{% block inner %}I{% endblock %}", {"base": "[{% block a %}({% block inner %}i{% endblock %}){% endblock %}]"}),
    ("{% block a %}one{% endblock %} {{ self.a() }}", {}),
    ("{% extends 'base' %}{% block title %}Page{% endblock %}", {"base": "<title>{% block title %}{% endblock %}</title><h1>{{ self.title() }}</h1>"}),
    ("{% extends 'base' %}{% block a scoped %}{{ i }}{% endblock %}", {"base": "{% for i in numbers %}{% block a scoped %}{% endblock %}{% endfor %}"}),
    ("{% for i in numbers %}{% block a scoped %}{{ i }},{% endblock %}{% endfor %}", {}),
    ("{% extends 'base' %}{% block a %}{{ super()|upper }}{% endblock %}", {"base": "{% block a %}abc{% endblock %}"}),
    ("{% extends 'base' %}{% block a %}{% if yes %}{{ super() }}{% endif %}!{% endblock %}", {"base": "{% block a %}abc{% endblock %}"}),
    ("{% extends 'base' %}\n\n{% block a %}\n  x\n{% endblock %}\n", {"base": "<body>\n  {% block a %}\n  {% endblock %}\n</body>\n"}),
    ("{% extends 'base' %}{% block a required %}x{% endblock %}", {"base": "{% block a required %}{% endblock %}"}),
    ("{% extends 'base' %}", {"base": "{% block a required %}{% endblock %}"}),
    ("{% extends 'base' %}{% block a %}x{% endblock a %}", {"base": "{% block a %}{% endblock a %}"}),
    ("{% include 'part' %}", {"part": "part {{ name }}"}),
    ("a{% include 'part' %}b", {"part": "part\n"}),
    ("{% for i in numbers %}{% include 'part' %}{% endfor %}", {"part": "{{ i }};"}),
    ("{% for i in numbers %}{% include 'part' %}{% endfor %}", {"part": "{{ i }}{{ loop.index }};" if False else "{{ i }}."}),
    ("{% set x = 1 %}{% include 'part' %}{{ x }}", {"part": "{% set x = 2 %}{{ x }}"}),
    ("{% include 'part' without context %}", {"part": "fixed"}),
    ("{% include 'part' with context %}", {"part": "{{ n }}"}),
    ("{% include 'nope' ignore missing %}x", {}),
    ("{% include ['nope', 'part'] %}", {"part": "found"}),
    ("{% include ['nope', 'none'] ignore missing %}x", {}),
    ("{% include 'a' %}", {"a": "a{% include 'b' %}a", "b": "b{% include 'c' %}b", "c": "{{ name }}"}),
    ("{% include 'a' %}", {"a": "{% extends 'base' %}{% block x %}A{% endblock %}", "base": "[{% block x %}{% endblock %}]"}),
    ("{% extends 'base' %}{% block x %}{% include 'part' %}{% endblock %}", {"base": "[{% block x %}{% endblock %}]", "part": "{{ name }}"}),
    ("{% with row = rows[0] %}{% include 'part' %}{% endwith %}", {"part": "{{ row.name }}"}),
    ("{% import 'm' as m %}{{ m.f(1) }}", {"m": "{% macro f(x) %}[{{ x }}]{% endmacro %}"}),
    ("{% from 'm' import f %}{{ f(1) }}", {"m": "{% macro f(x) %}[{{ x }}]{% endmacro %}"}),
    ("{% from 'm' import f as g, h %}{{ g(1) }}{{ h() }}", {"m": "{% macro f(x) %}[{{ x }}]{% endmacro %}{% macro h() %}h{% endmacro %}"}),
    ("{% import 'm' as m %}{{ m.version }}", {"m": "{% set version = '1.2' %}"}),
    ("{% import 'm' as m %}{% call m.box('T') %}body{% endcall %}", {"m": "{% macro box(t) %}<b>{{ t }}</b>{{ caller() }}{% endmacro %}"}),
    ("{% import 'm' as m %}{% for r in rows %}{{ m.row(r) }}{% endfor %}", {"m": "{% macro row(r) %}{{ cell(r.name) }}{{ cell(r.jobs) }}\n{% endmacro %}{% macro cell(v) %}<td>{{ v }}</td>{% endmacro %}"}),
    ("{% extends 'base' %}{% import 'm' as m %}{% block a %}{{ m.f() }}{% endblock %}", {"base": "{% block a %}{% endblock %}", "m": "{% macro f() %}f{% endmacro %}"}),
    ("{% extends 'base' %}{% block a %}{% import 'm' as m %}{{ m.f() }}{% endblock %}", {"base": "{% block a %}{% endblock %}", "m": "{% macro f() %}f{% endmacro %}"}),
    ("{% import 'm' as m %}{{ m.f() }}", {"m": "{% import 'k' as k %}{% macro f() %}{{ k.g() }}{% endmacro %}", "k": "{% macro g() %}deep{% endmacro %}"}),
    ("{% from 'm' import nope %}{{ nope() }}", {"m": "{% macro f() %}f{% endmacro %}"}),
    ("{% import 'm' as m %}{{ m.nope() }}", {"m": "{% macro f() %}f{% endmacro %}"}),
    ("{% extends 'base' %}{% block nav %}{% for m in menu %}<a href=\"{{ m.url }}\">{{ m.title }}</a>{% endfor %}{% endblock %}{% block main %}<h1>{{ name }}</h1>{% endblock %}", {"base": "<nav>{% block nav %}{% endblock %}</nav><main>{% block main %}{% endblock %}</main>"}),
    ("{% extends 'base' %}{% if yes %}{% set t = 'A' %}{% else %}{% set t = 'B' %}{% endif %}{% block a %}{{ t }}{% endblock %}", {"base": "{% block a %}{% endblock %}"}),
    ("{% set t = 'A' %}{% extends 'base' %}", {"base": "{{ t }}"}),
    ("{% extends 'base' %}{% block a %}{% set x = 1 %}{{ x }}{% endblock %}{% block b %}{{ x is defined }}{% endblock %}", {"base": "{% block a %}{% endblock %}{% block b %}{% endblock %}"}),
    ("{% extends 'base' %}{% block a %}{{ caption|default('none') }}{% endblock %}", {"base": "{% set caption = 'c' %}{% block a %}{% endblock %}"}),
]


def cases():
    for line in PLAIN.strip("\n").split("\n"):
        yield line, {}
    for text in BLOCKS:
        yield text, {}
    yield from FILES
