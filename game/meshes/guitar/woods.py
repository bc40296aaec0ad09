"""Linear albedo of what the guitar is made of; the fourth number tells the shader how it is finished.

0.05 bone, 0.1 paper, 0.3 oiled ebony, 0.5 raw inside, 0.7 satin, 0.85 French polish, 1 metal.
"""

ROSEWOOD = (0.105, 0.036, 0.014, 0.85)
VENEER = (0.085, 0.030, 0.013, 0.85)
CEDAR = (0.235, 0.098, 0.036, 0.70)
EBONY = (0.022, 0.015, 0.011, 0.30)
MAPLE = (0.400, 0.225, 0.080, 0.84)
BARE = (0.190, 0.105, 0.045, 0.50)
LABEL = (0.520, 0.400, 0.220, 0.10)
BONE = (0.560, 0.440, 0.270, 0.05)
HORN = (0.420, 0.300, 0.150, 0.05)
BRASS = (0.560, 0.360, 0.120, 1.0)
SILVER = (0.520, 0.480, 0.400, 1.0)
SPRUCE = (0.560, 0.345, 0.145, 0.0)
