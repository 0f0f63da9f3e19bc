"""still.py NOTEBOOK ...: where a widget comes with a picture, keep that; save no widget state.

A widget that was saved is dead when the notebook is opened again; its picture is not.
A picture gets the alternative text of its cell, `#| fig-alt: "..."`, for those who export it."""
import re
import sys
from pathlib import Path

import nbformat

WIDGET = 'application/vnd.jupyter.widget-view+json'
for path in map(Path, sys.argv[1:]):
    nb = nbformat.read(path, as_version=4)
    for cell in nb.cells:
        alt = re.search(r'^#\| fig-alt: "(.+)"$', cell.source, flags=re.M)
        for output in cell.get('outputs', []):
            if 'image/png' not in output.get('data', {}): continue
            output.data.pop(WIDGET, None)
            if alt: output.metadata.setdefault('image/png', {})['alt'] = alt[1]
    nb.metadata.pop('widgets', None)
    nbformat.write(nb, path)
