"A deep-learning framework whose every backward is written by hand; see the course in nbs/."
__version__ = "0.1.0"

from .core import *
from .tree import *
from .check import *
from .layers import *
from .activations import *
from .losses import *
from .optim import *
from .data import *
from .training import *
from .callbacks import *
