"""An edition in, Markdown pages and the frame around them out."""
