"""Whispers have no voice in them, and come from shelves that are near."""

import numpy as np

from game.meshes.hall_plan import APOTHEM, DOOR_SIDE, side_azimuth
from game.sound.synthesis import rooms, weather, whispers
from game.sound.synthesis.waves import RATE
from game.sound.whispers import EMITTERS, NEAREST, mouths, near


def pitch_strength(sound: np.ndarray) -> float:
    """Highest normalised autocorrelation at a speaking voice's periods, 80 to 350 Hz, median over
    frames that are loud enough to hear; 1 is perfectly periodic."""
    frame = int(0.05 * RATE)
    found = []
    for start in range(0, len(sound) - frame, frame):
        piece = sound[start : start + frame] * np.hanning(frame)
        if np.sqrt(np.mean(piece**2)) < 0.3 * np.sqrt(np.mean(sound**2)):
            continue
        line = np.fft.irfft(abs(np.fft.rfft(piece, 2 * frame)) ** 2)
        found.append(line[RATE // 350 : RATE // 80].max() / line[0])
    return float(np.median(found))


def test_a_murmur_has_no_pitch() -> None:
    """Nothing in a murmur is voiced; the measure does know a hum when it meets one."""
    t = np.arange(RATE) / RATE
    hum = sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 12))
    assert pitch_strength(hum) > 0.6
    for seed in range(4):
        rng = np.random.default_rng(seed)
        assert pitch_strength(whispers.murmur(2.5, rng)) < 0.35
        assert pitch_strength(whispers.rustle(2.5, rng)) < 0.35


def test_a_murmur_has_syllables() -> None:
    """It rises and falls two to eight times a second, as talk does, and does not hiss evenly."""
    sound = whispers.murmur(4.0, np.random.default_rng(5))
    level = np.abs(sound)[: len(sound) // 441 * 441].reshape(-1, 441).mean(axis=1)
    wave = abs(np.fft.rfft((level - level.mean()) * np.hanning(len(level))))
    f = np.fft.rfftfreq(len(level), 0.01)
    assert wave[(f > 2) & (f < 8)].sum() > wave[(f > 8) & (f < 14)].sum()
    assert level.std() / level.mean() > 0.4


def test_beds_loop_without_a_seam() -> None:
    """Where a loop begins again, the wave steps no further than it does anywhere else."""
    rng = np.random.default_rng(1)
    for bed in (
        weather.night(4.0, rng),
        rooms.hall_tone(4.0, rng),
        whispers.shelves(5.0, 3, rng),
        rooms.through_doors(4.0, rng),
    ):
        steps = abs(np.diff(bed, axis=0))
        seam = abs(bed[0] - bed[-1])
        assert np.all(seam <= np.quantile(steps, 0.9999, axis=0) + 1e-6)


def test_mouths_are_on_shelves() -> None:
    """Every mouth is on the plane of the spines, and none in the doorway."""
    places = mouths()
    for place in places:
        azimuth = np.arctan2(place[0], place[2])
        side = round(azimuth / side_azimuth(1)) % 16
        out = np.array([np.sin(side_azimuth(side)), 0, np.cos(side_azimuth(side))])
        assert abs(place @ out - APOTHEM) < 0.3
        assert side != DOOR_SIDE


def test_whispers_are_near_the_walker() -> None:
    """Beside the eastern shelves, the places offered are all in the east, and never one twice."""
    places = mouths()
    ears = np.array([APOTHEM - 1.5, 1.6, 0.0])
    taken = {int(near(places, ears, set())[0])}
    offered = near(places, ears, taken)
    assert len(offered) == NEAREST >= EMITTERS
    assert not taken & set(map(int, offered))
    assert (np.linalg.norm(places[offered] - ears, axis=1) < 6.5).all()
