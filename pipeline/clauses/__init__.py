"""What the text itself says of its order, known once for facts and checks alike: words, phrases,
sentences. Knows no indicator and no check."""
