"""executed.py NOTEBOOK: was it committed executed, without an error, each picture with its text?

nbdev_clean takes the execution counts away, so we run the notebook again and ask whether the cells
that show something now are those that show something in the file. What they show may differ, but
for the verdicts: a line that begins with a mark, right or wrong, must say the same. Cells flagged
slow aren't run again."""
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

path = Path(sys.argv[1])


def shown(nb):
    "For each code cell the kinds of its outputs; progress on stderr doesn't count"
    for i, c in enumerate(nb.cells):
        if c.cell_type != 'code' or c.source.startswith('#| slow'): continue
        kinds = {'image' if 'image/png' in o.get('data', {}) else o.output_type for o in c.outputs
                 if o.get('name') != 'stderr'}
        yield i, c.source[:60], kinds


def verdicts(nb):
    "For each code cell its lines that begin with a mark"
    for c in nb.cells:
        texts = (o.get('text') or o.get('data', {}).get('text/plain', '')
                 for o in (c.get('outputs', []) if c.cell_type == 'code' else []))
        yield [line.strip() for t in texts for line in t.splitlines()
               if line.lstrip().startswith(('✓', '✗'))]


committed = nbformat.read(path, as_version=4)
again = nbformat.read(path, as_version=4)
for c in again.cells:
    if c.source.startswith('#| slow'): c.source = '#| slow'
NotebookClient(again, timeout=300, resources={'metadata': {'path': path.parent}}).execute()
wrong = []
for (i, source, before), (_, _, now) in zip(shown(committed), shown(again)):
    if 'error' in before: wrong.append(f'cell {i} is committed with an error: {source!r}')
    if before != now:
        shows = f'{sorted(before)} in the file, {sorted(now)} when run'
        wrong.append(f'cell {i} shows {shows}: {source!r}')
for i, (before, now) in enumerate(zip(verdicts(committed), verdicts(again))):
    if before != now and not committed.cells[i].source.startswith('#| slow'):
        wrong.append(f'cell {i} says {before} in the file, and {now} when run')
for i, c in enumerate(committed.cells):
    for o in c.get('outputs', []):
        if 'image/png' in o.get('data', {}) and not o.metadata.get('image/png', {}).get('alt'):
            wrong.append(f'cell {i} has a picture without `#| fig-alt: "..."`: {c.source[:60]!r}')
if wrong: sys.exit('\n'.join(wrong))
