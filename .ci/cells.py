"""cells.py: can the chapters be read? Counts what makes that hard, and fails if there is any.

- code cells of more than 30 lines; cells that export several things, but for short twins
- runs of more than three code cells without a sentence between them
- tests that stand open, beyond a fifth of a chapter's open code: they are to be folded
- chapters 00 to 09: more than 40 code cells, or more than 300 lines that stand open
- private names that cross modules: `from .x import _y`, or `something._y` that isn't ours

ALLOWED holds what is not mended yet. It may only shrink: a number too high is an error as well.
"""
import ast
import json
import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
ALLOWED = {('12_lab.ipynb', 'long cells'): 11, ('12_lab.ipynb', 'crowded exports'): 3,
           ('12_lab.ipynb', 'long runs'): 3, ('95_browser.ipynb', 'long cells'): 9,
           ('95_browser.ipynb', 'open tests'): 276}
PLUMBING = re.compile(r'#\|\s*(default_exp|eval: false|hide)|(from|import) ')


def lines(source): return [line for line in source.splitlines() if line.strip()]


def folded(cell): return cell['metadata'].get('jupyter', {}).get('source_hidden', False)


def plumbing(source):
    "Headers, stubs of exercises, and imports: nobody needs a sentence before them"
    rest = [line for line in lines(source) if not line.startswith('#|')]
    return source.startswith(('#| default_exp', '#| eval: false')) or all(
        re.match(r'(from|import) |\s|\)|torch\.set_num_threads', line) for line in rest)


def public(source):
    "Names of the public functions, methods and classes that a cell defines"
    for node in ast.parse(re.sub(r'^\s*[%!].*$', '', source, flags=re.M)).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith('_'):
            yield node.name


def is_test(source):
    return not source.startswith('#| export') and bool(
        re.search(r'^\s*(assert |assert_close\(|test_eq\(|test_fail\()', source, flags=re.M))


def runs(cells):
    "Lengths of the runs of code cells without a sentence between them"
    n = 0
    for c in cells:
        source = ''.join(c['source'])
        if c['cell_type'] == 'markdown':
            yield n
            n = 0
        elif not plumbing(source): n += 1
    yield n


def counts(path):
    cells = json.loads(path.read_text(encoding='utf-8'))['cells']
    code = [(c, ''.join(c['source'])) for c in cells if c['cell_type'] == 'code']
    shown = [(len(lines(s)), s) for c, s in code if not folded(c) and not plumbing(s)]
    tests = sum(n for n, s in shown if is_test(s))
    yield 'long cells', sum(len(lines(s)) > 30 for _, s in code)
    yield 'crowded exports', sum(len(list(public(s))) > 1 and len(lines(s)) > 16
                                 for _, s in code if s.startswith('#| export'))
    yield 'long runs', sum(n > 3 for n in runs(cells))
    yield 'open tests', max(0, tests - sum(n for n, _ in shown) // 5)
    if re.match(r'0\d_', path.name):
        yield 'code cells over 40', max(0, len(code) - 40)
        yield 'open lines over 300', max(0, sum(n for n, _ in shown) - 300)


def defined(tree):
    "Private names that a module defines, in whatever way"
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)): yield node.name
        elif isinstance(node, ast.arg): yield node.arg
        elif isinstance(node, ast.keyword) and node.arg: yield node.arg
        elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


def crossing(path):
    "Private names that a module takes from another one of minidl"
    tree = ast.parse(path.read_text(encoding='utf-8'))
    own, foreign = set(defined(tree)), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.level or 'minidl' in (node.module or '')):
            yield from (a.name for a in node.names if re.match('_[^_]', a.name))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            foreign |= {(a.asname or a.name).split('.')[0] for a in node.names}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr in own: continue
        if re.match('_[^_]', node.attr) and node.attr != '_replace':      # a NamedTuple's
            base = node
            while isinstance(base, (ast.Attribute, ast.Call)):
                base = base.value if isinstance(base, ast.Attribute) else base.func
            if not (isinstance(base, ast.Name) and base.id in foreign): yield f'.{node.attr}'


wrong = []
for path in sorted((root/'nbs').glob('*.ipynb')):
    for what, n in counts(path):
        allowed = ALLOWED.get((path.name, what), 0)
        if n > allowed: wrong.append(f'{path.name}: {what}: {n}, allowed {allowed}')
        elif n < allowed: wrong.append(f'{path.name}: {what}: only {n}: lower ALLOWED to that')
for path in sorted((root/'minidl').rglob('*.py')):
    for name in sorted(set(crossing(path))):
        if path.name == 'lab.py': continue
        wrong.append(f'{path.relative_to(root)}: private name {name} of another module')
if wrong: sys.exit('\n'.join(wrong))
