"""What the page on which claims are written asks: plain JSON in, plain JSON out, by the rules and drafts of the host.

In the browser it runs beside `calc`, from the second zip of `build_scripts/runtime/addition.py`; nothing here touches
files, except for `start`, which reads the records that came with the zip.
"""
