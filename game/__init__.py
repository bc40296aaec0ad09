"""Hearthlight: an explorable dream."""

__version__ = "0.1.0"

import os

# A frame's products are small: BLAS's own threads gain nothing on them and wait for the next one at
# full speed, which cost as much as drawing seven people. Set before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
