"""Pictures of one bit a pixel against OpenCV's filters."""

import cv2
import numpy as np
import pytest

from pipeline.pages.tables.bit_picture import Canvas

MARGIN = 20


def _mask(seed, high, wide, ink):
    random = np.random.default_rng(seed)
    return (random.random((high, wide)) < ink).astype(np.uint8) * 255


@pytest.mark.parametrize("length", [1, 2, 7, 8, 20])
@pytest.mark.parametrize("size", [(33, 64), (60, 47), (21, 130)])
@pytest.mark.parametrize("ink", [0.5, 0.95])
def test_opens_and_grows_as_opencv_does(size, length, ink):
    mask = _mask(length, *size, ink)
    canvas = Canvas(*size, MARGIN)
    packed = canvas.packed(mask)
    for shape, step in (((1, length), 1), ((length, 1), canvas.across)):
        bar = np.ones(shape, np.uint8)
        opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, bar)
        found = canvas.unpacked(canvas.opened(packed, length, step))
        assert (found == opened).all()
        found = canvas.unpacked(canvas.grown(packed, length, step))
        assert (found == cv2.dilate(mask, bar)).all()


def test_a_picture_comes_back_as_it_was():
    mask = _mask(1, 30, 41, 0.3)
    canvas = Canvas(30, 41, MARGIN)
    assert (canvas.unpacked(canvas.packed(mask)) == mask).all()
    assert not canvas.unpacked(0).any()
