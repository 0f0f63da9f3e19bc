"What pip needs to know, read from settings.ini, which nbdev reads too"
from configparser import ConfigParser
from pathlib import Path

from setuptools import setup

here = Path(__file__).parent
ini = ConfigParser()
ini.read(here/'settings.ini', encoding='utf-8')
cfg = ini['DEFAULT']

setup(
    name=cfg['lib_name'], version=cfg['version'], description=cfg['description'],
    long_description=(here/'README.md').read_text(encoding='utf-8'),
    long_description_content_type='text/markdown',
    author=cfg['author'], author_email=cfg['author_email'], keywords=cfg['keywords'].split(),
    url=cfg['git_url'], license='Apache-2.0', license_files=['LICENSE'],
    python_requires='>=' + cfg['min_python'],
    install_requires=cfg['requirements'].split(),
    extras_require={k: cfg[f'{k}_requirements'].split()
                    for k in ('course', 'app', 'browser', 'dev')},
    # The notebooks are a package too, so that a wheel carries the course and needs no copying step
    packages=['minidl', 'minidl.study', 'minidl.course', 'minidl.nbs'],
    package_dir={'minidl.nbs': 'nbs'},
    package_data={'minidl': ['py.typed'], 'minidl.nbs': ['*.ipynb', 'images/*']},
    include_package_data=False,
    entry_points={'console_scripts': cfg['console_scripts'].split()},
    zip_safe=False,
    classifiers=[
        'Development Status :: 3 - Alpha', 'Intended Audience :: Education',
        'Natural Language :: English', 'Programming Language :: Python :: 3',
        'Topic :: Scientific/Engineering :: Artificial Intelligence', 'Framework :: Jupyter',
    ],
)
