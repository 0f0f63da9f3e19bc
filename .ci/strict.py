"""strict.py: python -W error .ci/strict.py: no warning of ours, in what users do

Imports every module, runs the ten lines of the README, lets the doctor look, trains on the disk,
and hands out a chapter and grades it."""
import importlib
import pkgutil
import re
import tempfile
from pathlib import Path

import minidl
from minidl.course.cli import main

root = Path(__file__).resolve().parent.parent
for module in pkgutil.walk_packages(minidl.__path__, 'minidl.'):
    if module.name.endswith('.__main__'): continue
    importlib.import_module(module.name)
readme = (root/'README.md').read_text(encoding='utf-8')
exec(re.search(r'^```python\n(.*?)\n```', readme, re.M | re.S)[1], {})
with tempfile.TemporaryDirectory() as tmp:
    disk = ['disk', '--n-train', '200', '--epochs', '2', '--out', f'{tmp}/disk']
    for words in (['--version'], ['doctor'], disk, ['handout', f'{tmp}/class']):
        assert main(words) == 0, words
    (Path(tmp)/'back').mkdir()
    (Path(tmp)/'class'/'00_core.ipynb').rename(Path(tmp)/'back'/'ada.ipynb')
    assert main(['grade', f'{tmp}/back', '--chapters', '0', '--out', f'{tmp}/grades.csv']) == 0
