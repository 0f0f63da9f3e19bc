"""links.py: does every link between the pages lead somewhere?

Prints relative links and images that don't exist, images without alt text, and notebooks that
the sidebar of the site forgets; fails if there are any. Reads nbs/*.ipynb (Markdown) and *.md."""
import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

root = Path(__file__).resolve().parent.parent
nbs = root/'nbs'
LINK = re.compile(r'(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]*)>?[^)]*\)')
IMG = re.compile(r'<img\b[^>]*>', re.I)


def texts(path):
    "The Markdown of a page: (where, text), without code"
    source = path.read_text(encoding='utf-8')
    cells = [('', source)]
    if path.suffix == '.ipynb':
        cells = [(f', cell {i}', ''.join(c['source']))
                 for i, c in enumerate(json.loads(source)['cells']) if c['cell_type'] == 'markdown']
    for where, text in cells:
        text = re.sub(r'^(```|~~~).*?^\1', '', text, flags=re.M | re.S)
        yield f'{path.relative_to(root)}{where}', re.sub(r'(`+).+?\1', '`code`', text)


def links(text):
    "Each link: (is it an image?, its words, its target), also those inside a link's words"
    for image, words, target in LINK.findall(text):
        yield image, words, target
        yield from links(words)


def wrong():
    for path in sorted([*nbs.glob('*.ipynb'), *root.glob('*.md')]):
        for where, text in texts(path):
            for image, words, target in links(text):
                if image and not words.strip(): yield f'{where}: no alt text: {target}'
                if re.match(r'[a-z][a-z0-9+.-]*:|#', target): continue
                file = unquote(target.partition('#')[0])
                if not file or not (path.parent/file).exists():
                    yield f'{where}: leads nowhere: {target or words}'
            for tag in IMG.findall(text):
                if not re.search(r'\balt\s*=\s*["\']?[^"\'\s>]', tag):
                    yield f'{where}: no alt text: {tag}'
    listed = (nbs/'sidebar.yml').read_text(encoding='utf-8')
    listed = set(re.findall(r'[\w-]+\.ipynb', re.sub(r'#.*', '', listed)))
    here = {p.name for p in nbs.glob('*.ipynb')} - {'lab_app.ipynb'}
    yield from (f'nbs/sidebar.yml: lists {n}, which is not there' for n in sorted(listed - here))
    yield from (f'nbs/sidebar.yml: forgets {n}' for n in sorted(here - listed))


found = list(wrong())
if found: sys.exit('\n'.join(found))
