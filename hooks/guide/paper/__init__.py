"""An edition in, its PDFs out."""
