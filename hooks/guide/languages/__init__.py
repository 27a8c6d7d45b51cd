"""A guide in Japanese in, one edition per language out, and how each writes what it says."""
