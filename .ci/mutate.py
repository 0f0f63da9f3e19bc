"""Break the exported code on purpose, one place at a time: do the chapter's own tests notice?

    python .ci/mutate.py [--max N] [nbs/03_layers.ipynb ...]   (default: all of chapters 00-09)

A mutant is one change in an exported cell: a flipped sign, a dropped factor, `+=` turned into `=`,
`<` into `<=`, another axis or constant, a lost transpose, an inverted condition. The whole chapter
is then run, with the library's real modules below it. Prints every mutant that survived and, last,
how many were caught. Needs fork, so Linux or macOS.
"""
import argparse, ast, contextlib, copy, json, linecache, os, random, signal, sys, tempfile
import time, types
from pathlib import Path

os.environ.setdefault('OMP_NUM_THREADS', '1')
os.environ['MPLBACKEND'] = 'Agg'
PAIRS = [(ast.Add, ast.Sub), (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq),
         (ast.Is, ast.IsNot), (ast.In, ast.NotIn), (ast.And, ast.Or)]
SWAP = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}


def cells(path):
    nb = json.loads(Path(path).read_text(encoding='utf-8'))
    return [''.join(c['source']) for c in nb['cells'] if c['cell_type'] == 'code']


def variants(node):
    "What one node may turn into: (description, new node)"
    fields = {f: getattr(node, f) for f in node._fields}
    new = lambda **kw: ast.copy_location(type(node)(**(fields | kw)), node)
    match node:
        case ast.BinOp(op=ast.Mult() | ast.Div() | ast.MatMult()):
            yield 'drop the right factor', node.left
            if not isinstance(node.op, ast.MatMult):
                swapped = ast.Div() if isinstance(node.op, ast.Mult) else ast.Mult()
                yield 'swap * and /', new(op=swapped)
        case ast.BinOp(op=ast.Pow()): yield 'drop the power', node.left
        case ast.BinOp(op=op) if type(op) in SWAP and not _text(node):
            yield 'swap + and -', new(op=SWAP[type(op)]())
        case ast.UnaryOp(op=ast.USub()): yield 'drop the minus', node.operand
        case ast.UnaryOp(op=ast.Not()): yield 'drop the not', node.operand
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                yield 'swap the comparison', new(ops=[*ops[:i], SWAP[type(op)](), *ops[i+1:]])
        case ast.BoolOp(op=op): yield 'swap and/or', new(op=SWAP[type(op)]())
        case ast.AugAssign(op=op) if not _text(node):
            yield 'assign instead of update', ast.copy_location(ast.Assign(
                targets=[node.target], value=node.value), node)
            if type(op) in SWAP: yield 'update the other way', new(op=SWAP[type(op)]())
        case ast.Call(func=ast.Attribute(attr='addmm_')):
            beta = ast.keyword('beta', ast.Constant(0))
            yield 'overwrite the gradient', new(keywords=[*node.keywords, beta])
        case ast.Call(func=ast.Attribute(attr='add_')):
            yield 'overwrite the gradient', new(func=ast.copy_location(
                ast.Attribute(node.func.value, 'copy_', node.func.ctx), node.func))
        case ast.Attribute(attr='T'): yield 'drop the transpose', node.value
        case ast.Constant(value=bool(v)): yield 'swap True and False', new(value=not v)
        case ast.Constant(value=int(v) | float(v)): yield 'change the constant', new(value=v + 1)


def _text(node):
    "Does it add strings or lists rather than numbers?"
    return any(isinstance(n, (ast.JoinedStr, ast.List)) or
               isinstance(n, ast.Constant) and isinstance(n.value, str) for n in ast.walk(node))


SKIP = ('annotation', 'returns', 'decorator_list')

def nodes(tree):
    "Every node but those in docstrings, annotations and error messages"
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        for field, value in ast.iter_fields(node):
            if field in SKIP or isinstance(node, (ast.Raise, ast.JoinedStr)): continue
            values = value if isinstance(value, list) else [value]
            todo += [v for v in values if isinstance(v, ast.AST)]


def mutants(path):
    "(cell number, line, description, mutated source) for each place in the exported cells"
    for i, source in enumerate(cells(path)):
        if not source.startswith('#| export'): continue
        tree = ast.parse(source)
        for k, node in enumerate(list(nodes(tree))):
            for j, (what, _) in enumerate(variants(node)):
                mutated = copy.deepcopy(tree)
                old = list(nodes(mutated))[k]
                new = list(variants(old))[j][1]
                for parent in ast.walk(mutated):
                    for field, value in ast.iter_fields(parent):
                        if value is old: setattr(parent, field, new)
                        elif isinstance(value, list):
                            setattr(parent, field, [new if v is old else v for v in value])
                text = source.splitlines()[node.lineno - 1].strip()
                yield i, text, what, ast.unparse(ast.fix_missing_locations(mutated))


def start(sources, seconds):
    "Run the cells in a child process, which fails if one of them does or time is up; its id"
    pid = os.fork()
    if pid: return pid
    code = 1
    try:
        signal.alarm(seconds)
        null = open(os.devnull, 'w')
        os.dup2(null.fileno(), 1), os.dup2(null.fileno(), 2)
        folder = tempfile.mkdtemp()
        os.chdir(folder)
        names = vars(main_module := types.ModuleType('__main__'))
        sys.modules['__main__'] = main_module           # pickle looks for the classes there
        for n, s in enumerate(sources):
            if '#| slow' in s or '#| browser' in s or '#| eval: false' in s: continue
            linecache.cache[f'cell {n}'] = len(s), None, s.splitlines(True), ''  # for inspect
            exec(compile(s, f'cell {n}', 'exec'), names)
        code = 0
    except BaseException: pass
    finally: os._exit(code)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('notebooks', nargs='*')
    parser.add_argument('--max', type=int, default=0, help='at most so many a chapter, at random')
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    args = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    sys.path.insert(0, str(root))
    with contextlib.suppress(ImportError):              # once here, so that each child starts warm
        import matplotlib.pyplot, torch, fastcore.test, minidl.core  # noqa: F401
        torch.set_num_threads(1)
    notebooks = [Path(n).resolve() for n in args.notebooks]
    notebooks = notebooks or sorted((root/'nbs').glob('0[0-9]_*.ipynb'))
    total = missed = 0
    for notebook in notebooks:
        sources, places = cells(notebook), list(mutants(notebook))
        if args.max: places = random.Random(0).sample(places, min(args.max, len(places)))
        begun = time.time()
        if os.waitpid(start(sources, 300), 0)[1]: sys.exit(f'{notebook.name} fails as it stands')
        limit, running, survived = int(10 + 5 * (time.time() - begun)), {}, []
        todo = list(enumerate(places))[::-1]
        while todo or running:
            while todo and len(running) < args.jobs:
                n, (i, _, _, mutated) = todo.pop()
                running[start([*sources[:i], mutated, *sources[i+1:]], limit)] = n
            pid, status = os.wait()
            if status == 0: survived.append(running[pid])
            del running[pid]
        for _, line, what, _ in (places[n] for n in sorted(survived)):
            print(f'  survived: {notebook.name}: {what}: {line}')
        n, caught = len(places), len(places) - len(survived)
        print(f'{notebook.name}: {caught} of {n} mutants caught', flush=True)
        total, missed = total + n, missed + len(survived)
    share = 100 * (total - missed) / max(total, 1)
    print(f'{total - missed} of {total} mutants caught ({share:.1f} %)')


if __name__ == '__main__': main()
