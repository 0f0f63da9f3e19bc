"light.py: `import minidl` must cost hardly more than `import torch`"
import sys

import minidl

loaded = {m.partition('.')[0] for m in sys.modules}
heavy = {'matplotlib', 'ipywidgets', 'IPython', 'nbdev', 'jupyterlab'} & loaded
if heavy: sys.exit(f"import minidl ({minidl.__file__}) pulls in {', '.join(sorted(heavy))}")
