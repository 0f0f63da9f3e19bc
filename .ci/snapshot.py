"""snapshot.py FOLDER: the working tree as it would be committed, in a repository of its own

That is: tracked and new files, and none that git ignores."""
import shutil
import subprocess
import sys
from pathlib import Path

target = Path(sys.argv[1])
command = ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
listed = subprocess.run(command, check=True, capture_output=True, encoding='utf-8').stdout
for name in filter(None, listed.split('\0')):
    if not Path(name).is_file(): continue                 # deleted, not yet committed
    (target/name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(name, target/name)
for command in (['init', '-q'], ['add', '--all'], ['commit', '-q', '-m', 'snapshot']):
    subprocess.run(['git', *command], cwd=target, check=True)
