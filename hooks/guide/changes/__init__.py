"""Two states of the data in, what a change does out, in words: what `make diff` prints."""
