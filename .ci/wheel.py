"""wheel.py contents NBS | refusal | lab: checks of an installed wheel, run outside the clone

contents: minidl comes from site-packages, is typed, and has every notebook and picture of NBS, byte
for byte
refusal: values that can't be used get one line and exit status 2
lab: `minidl lab` serves the notebooks on a loopback port, and keeps an edited one"""
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import ProxyHandler, build_opener


def installed():
    import minidl
    folder = Path(minidl.__file__).parent
    assert 'site-packages' in str(folder), f'minidl comes from {folder}'
    return folder/'nbs'


def contents(nbs):
    nbs, shipped = Path(nbs), installed()
    files = [p for p in [*nbs.glob('*.ipynb'), *nbs.glob('images/*')] if p.is_file()]
    assert files, f'nothing in {nbs}'
    for p in files:
        twin = shipped/p.relative_to(nbs)
        assert twin.is_file(), f'{p.relative_to(nbs)} is missing'
        assert twin.read_bytes() == p.read_bytes(), f'{p.relative_to(nbs)} differs'
    assert (shipped.parent/'py.typed').is_file(), 'py.typed is missing'
    print(f'{len(files)} files')


def refusal():
    Path('a-file').touch()
    for words in ('disk --n-train 1', 'disk --n-train many', 'disk --epochs 0', 'disk --lr nan',
                  'disk --lr -1', 'disk --momentum 1', 'disk --dropout 1', 'disk --out a-file',
                  'disk --speed 9', 'disk --epochs 9999999999', 'disk --pdb', 'grade . --out .',
                  'dsk'):
        done = subprocess.run(['minidl', *words.split()], capture_output=True, text=True)
        print(f'$ minidl {words}\n{done.stderr}', end='')
        assert done.returncode == 2, f'exit status {done.returncode}'
        assert not done.stdout, f'output {done.stdout!r}'
        assert done.stderr.count('\n') == 1 and done.stderr.strip(), 'not one line'


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def get(url):
    "The JSON at `url`, asked for without a proxy"
    with build_opener(ProxyHandler({})).open(url, timeout=10) as answer:
        return json.load(answer)


def serve(tmp, folder, ask):
    "Start `minidl lab folder`, wait until it answers, `ask(address)`, stop it"
    port = free_port()
    places = ('JUPYTER_CONFIG_DIR', 'JUPYTER_RUNTIME_DIR', 'JUPYTER_DATA_DIR',
              'JUPYTERLAB_SETTINGS_DIR', 'JUPYTERLAB_WORKSPACES_DIR', 'HOME')
    env = os.environ | {name: str(tmp/name) for name in places}
    command = ['minidl', 'lab', str(folder), '--no-browser', '--allow-root', '--ip=127.0.0.1',
               f'--port={port}', '--ServerApp.port_retries=0', '--IdentityProvider.token=',
               '--LabApp.extension_manager=readonly']
    with open(tmp/'lab.log', 'w+') as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            until = time.monotonic() + 90
            while True:
                try:
                    ask(f'http://127.0.0.1:{port}')
                    break
                except OSError:
                    running = process.poll() is None and time.monotonic() < until
                    assert running, 'JupyterLab does not answer'
                    time.sleep(.5)
        except BaseException:
            print((tmp/'lab.log').read_text())
            raise
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try: process.wait(20)
            except subprocess.TimeoutExpired: os.killpg(process.pid, signal.SIGKILL)
    return (tmp/'lab.log').read_text()


def lab():
    want = {p.name for p in installed().glob('*.ipynb')}

    def ask(address):
        have = {f['name'] for f in get(f'{address}/api/contents')['content']}
        assert want and want <= have, f'JupyterLab does not show {sorted(want - have)}'

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as tmp:
        tmp = Path(tmp)
        course = tmp/'course'
        serve(tmp, course, ask)
        mine = course/sorted(want)[0]
        mine.write_text(mine.read_text(encoding='utf-8') + '\n', encoding='utf-8')
        edited = mine.read_bytes()
        serve(tmp, course, ask)
        assert mine.read_bytes() == edited, f'{mine.name} was edited, and is overwritten'


{'contents': contents, 'refusal': refusal, 'lab': lab}[sys.argv[1]](*sys.argv[2:])
