"""An edition in, the index of its search box out."""
