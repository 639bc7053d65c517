"""What only developers of baocao use, run from a checkout (``python -m devtools.bench`` …).

``bench`` measures speed beside other tools and breaks inputs, ``evaluate`` scores the dataset
against gold, ``train`` makes the models. None of it is in the wheel.
"""
