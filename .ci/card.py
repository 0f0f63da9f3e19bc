"""card.py: the site's pictures, nbs/images/card.png (1200 x 630, shown where a link to the course
is shared) and nbs/images/favicon.png

What they show is the disk, learnt: trained here, from a seed."""
from pathlib import Path

import matplotlib
import torch

from minidl import SGD, MSELoss

matplotlib.use('agg')
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.patches import Circle, FancyBboxPatch  # noqa: E402

from minidl.study.experiment import disk_net, disk_points  # noqa: E402
from minidl.study.plots import _FIELD, BLUE, ORANGE  # noqa: E402

images = Path(__file__).resolve().parent.parent/'nbs'/'images'
INK = '#1b2733'


def disk_learnt():
    "A trained model, and some of its points with their labels"
    torch.manual_seed(0)
    x, y = disk_points(5000)
    model = disk_net()
    opt = SGD(model, lr=.4, decay=.002, momentum=.9)
    model.fit(x, y, MSELoss(model), opt, epochs=200, batch_size=100, verbose=0)
    return model, x[:900], y[:900].argmax(1)


def panel(ax, model, x, label, n=400):
    "Field, boundary and points, without axes; the square is filled to its edges"
    r = 1.73
    a = torch.linspace(-r, r, n)
    field = model.predict(torch.cartesian_prod(a, a)).diff(dim=1)[:, 0].view(n, n).T
    ax.imshow(field, origin='lower', extent=(-r, r, -r, r), cmap=_FIELD, vmin=-1, vmax=1,
              interpolation='bilinear')
    ax.contour(a, a, field, [0.], colors=INK, linewidths=2.6)
    for k, marker, color in (0, 'o', BLUE), (1, '^', ORANGE):
        ax.scatter(*x[label == k].T, s=26, marker=marker, color=color, lw=0)
    ax.set(xlim=(-r, r), ylim=(-r, r))
    ax.set_axis_off()


def card(path):
    fig = plt.figure(figsize=(12, 6.3), dpi=100, facecolor='white')
    panel(fig.add_axes((570/1200, 0, 630/1200, 1)), *disk_learnt())
    write = lambda x, y, text, size, **k: fig.text(x/1200, 1 - y/630, text, size=size*.72,
                                                   va='baseline', **k)
    write(60, 150, 'minidl', 92, weight='bold', color=INK)
    for i, line in enumerate(('Build a deep-learning', 'framework with your own',
                              'hands, one backward', 'pass at a time.')):
        write(64, 232 + 48 * i, line, 36, color=INK)
    write(64, 464, 'self.weight.grad += dy.T @ x', 25, family='monospace', color=BLUE)
    write(64, 502, 'return dy @ self.weight', 25, family='monospace', color=ORANGE)
    write(64, 572, 'A course that is a library', 25, color='#5f5f5f')
    fig.savefig(path, metadata={'Software': None})


def favicon(path):
    fig = plt.figure(figsize=(1.28, 1.28), dpi=100)
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, 1), ylim=(0, 1))
    ax.set_axis_off()
    ax.add_patch(FancyBboxPatch((.16, .16), .68, .68, boxstyle='round,pad=.16', fc=BLUE, lw=0))
    ax.add_patch(Circle((.5, .5), .3, fc=ORANGE, ec='white', lw=7))
    fig.savefig(path, transparent=True, metadata={'Software': None})


torch.set_num_threads(1)
card(images/'card.png')
favicon(images/'favicon.png')
