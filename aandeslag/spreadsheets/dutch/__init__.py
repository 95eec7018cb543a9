"""Dutch words as a desk writes them, one kind of value per module; never a silent guess."""
