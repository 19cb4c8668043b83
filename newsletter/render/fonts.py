"""Fonts, for the one mail program that reads no list of them: Word, which is in Outlook."""

#: Fonts that every Windows has, in small letters.
ON_WINDOWS = frozenset({
    "arial", "arial black", "calibri", "cambria", "candara", "consolas", "constantia", "corbel",
    "courier new", "georgia", "impact", "palatino linotype", "segoe ui", "tahoma",
    "times new roman", "trebuchet ms", "verdana",
})  # fmt: skip

#: What stands for a kind of font, by the name that CSS has for it.
KINDS = {"serif": "Georgia", "sans-serif": "Arial", "monospace": "Courier New"}


def for_word(stack: str) -> str:
    """Return the first font of *stack*, a CSS list, that Word knows, and its kind.

    Of a list whose first font it does not know Word takes none: it sets the text in Times.
    """
    names = [name.strip() for name in stack.split(",")]
    kind = next((name for name in names if name in KINDS), "sans-serif")
    known = next((name for name in names if name.lower() in ON_WINDOWS), KINDS[kind])
    return f"{known},{kind}"
