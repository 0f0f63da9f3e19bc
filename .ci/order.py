"""order.py NOTEBOOK: a chapter stands on lower chapters only.

It may import modules of lower numbers alone, and it must pass its tests in a folder that
holds no others. To be run where minidl isn't installed."""
import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent
nb = root/'nbs'/Path(sys.argv[1]).name


def code(path):
    "The code cells of a notebook that its tests run, without magics"
    cells = json.loads(path.read_text(encoding='utf-8'))['cells']
    for c in cells:
        source = ''.join(c['source'])
        if c['cell_type'] == 'code' and not source.startswith(('%%', '#| eval: false')):
            yield re.sub(r'^\s*[%!].*$', '', source, flags=re.M)


def module(path):
    "The module that a notebook exports to, or None"
    found = re.search(r'^#\|\s*default_exp\s+(\S+)', '\n'.join(code(path)), flags=re.M)
    return found and found[1]


def number(path): return int(re.match(r'\d+', path.name)[0])


def imports(path):
    "The modules of minidl that a notebook imports, by name"
    for source in code(path):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import): names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = '.'.join(filter(None, ['minidl' if node.level else '', node.module]))
                rooms = 'minidl', 'minidl.study', 'minidl.course'
                names = [f'{base}.{a.name}' for a in node.names] if base in rooms else [base]
            else: continue
            yield from (n.removeprefix('minidl.') for n in names if n.startswith('minidl.'))


notebooks = sorted((root/'nbs').glob('[0-9]*.ipynb'))
chapters = {module(p): number(p) for p in notebooks if module(p)}
numbers = [number(p) for p in notebooks]
if len(set(numbers)) < len(numbers): sys.exit('two chapters have the same number')
lower = {m for m, n in chapters.items() if n < number(nb)}
higher = sorted({m for m in imports(nb) if m in chapters} - lower)
if higher: sys.exit(f"{nb.name} imports {', '.join(higher)}, which isn't of a lower chapter")
if importlib.util.find_spec('minidl'): sys.exit('minidl is installed: nothing would be missing')

with tempfile.TemporaryDirectory() as tmp:
    tmp = Path(tmp)
    (tmp/'minidl').mkdir()
    (tmp/'nbs').mkdir()
    shutil.copy(root/'settings.ini', tmp)
    for p in notebooks:                                      # a chapter may read lower ones
        if number(p) <= number(nb): shutil.copy(p, tmp/'nbs')
    if (root/'nbs'/'images').is_dir(): shutil.copytree(root/'nbs'/'images', tmp/'nbs'/'images')
    for m in lower | {module(nb)} - {None}:      # its own too, for a process that it starts
        file = root/'minidl'/(m.replace('.', '/') + '.py')
        (tmp/'minidl'/file.relative_to(root/'minidl')).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, tmp/'minidl'/file.relative_to(root/'minidl'))
    for room in 'study', 'course':
        (tmp/'minidl'/room).mkdir(exist_ok=True)
        shutil.copy(root/'minidl'/room/'__init__.py', tmp/'minidl'/room)
    # __init__.py keeps the lines that the lower chapters can serve
    kept = [line for line in (root/'minidl'/'__init__.py').read_text(encoding='utf-8').splitlines()
            if not (m := re.match(r'from \.(\w+) import', line)) or m[1] in lower]
    (tmp/'minidl'/'__init__.py').write_text('\n'.join(kept) + '\n', encoding='utf-8')
    print(f"{nb.name} with {', '.join(sorted(lower)) or 'no other chapter'}", flush=True)
    env = os.environ | {'PYTHONPATH': str(tmp)}                     # also for what it starts
    done = subprocess.run(['nbdev_test', '--path', f'nbs/{nb.name}'], cwd=tmp, env=env)
    sys.exit(done.returncode)
