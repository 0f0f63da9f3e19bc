"""still.py NOTEBOOK ...: where a widget comes with a picture, keep that; save no widget state.

A widget that was saved is dead when the notebook is opened again; its picture is not."""
import sys
from pathlib import Path

import nbformat

WIDGET = 'application/vnd.jupyter.widget-view+json'
for path in map(Path, sys.argv[1:]):
    nb = nbformat.read(path, as_version=4)
    for cell in nb.cells:
        for output in cell.get('outputs', []):
            if 'image/png' in output.get('data', {}): output.data.pop(WIDGET, None)
    nb.metadata.pop('widgets', None)
    nbformat.write(nb, path)
