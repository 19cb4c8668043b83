"""How the illustrations are drawn.

    palette -> canvas -> landscape, figures -> one module per picture -> draw.py

`canvas` knows shapes and light, `landscape` and `figures` know what recurs, and each of the
other modules returns one picture from its function `draw`.
"""
