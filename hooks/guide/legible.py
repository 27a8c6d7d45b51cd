"""stub"""
from io import BytesIO
from pathlib import Path
import pikepdf

def mend(pdf: bytes, lang: str) -> bytes:
    return pdf

def count_pages(pdf: bytes | Path) -> int:
    with pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        return len(opened.pages)
