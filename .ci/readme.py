"""readme.py make | check | command N

README.md is nbs/index.ipynb as Markdown. `make` writes it, `check` fails if it isn't what `make`
would write, `command N` prints the N-th of the commands that README.md promises: its fenced
blocks of kind sh."""
import json
import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
readme = root/'README.md'


def output(o):
    "One output of a code cell as Markdown"
    data = o.get('data', {})
    if o['output_type'] == 'stream': text = ''.join(o['text'])
    elif 'text/markdown' in data: return ''.join(data['text/markdown']).strip()
    else: text = ''.join(data.get('text/plain', []))
    return f'```text\n{text.rstrip()}\n```' if text.strip() else ''


def cell(c):
    "A cell as Markdown, without nbdev's directives"
    source = ''.join(c['source'])
    directives = re.findall(r'^#\|\s*(.+?)\s*$', source, flags=re.M)
    if 'hide' in directives: return ''
    if c['cell_type'] == 'markdown':                      # links are relative to nbs
        return re.sub(r'\]\((?=images/|[\w-]+\.ipynb)', '](nbs/', source).strip()
    source = re.sub(r'^#\|.*\n?', '', source, flags=re.M).strip()
    code = f'```python\n{source}\n```' if source else ''
    return '\n\n'.join(filter(None, [code, *map(output, c['outputs'])]))


def markdown():
    "What README.md should be"
    nb = json.loads((root/'nbs'/'index.ipynb').read_text(encoding='utf-8'))
    return '\n\n'.join(filter(None, map(cell, nb['cells']))) + '\n'


def main(what, *args):
    if what == 'make': readme.write_text(markdown(), encoding='utf-8', newline='\n')
    elif what == 'check':
        if readme.read_text(encoding='utf-8') != markdown():
            sys.exit('README.md is not what nbs/index.ipynb says: python .ci/readme.py make')
    elif what == 'command':
        text = readme.read_text(encoding='utf-8')
        found = re.findall(r'^```sh\n(.*?)\n```', text, flags=re.M | re.S)
        if len(found) != 2: sys.exit(f'README.md should hold two commands, not {len(found)}')
        print(found[int(args[0]) - 1])


main(*sys.argv[1:])
