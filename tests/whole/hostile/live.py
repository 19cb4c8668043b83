"""What of a page would act if a browser showed it."""

from lxml import html

#: Elements that no article and no mail of ours has.
ELEMENTS = frozenset(
    "script iframe frame object embed applet form input button textarea select svg math base "
    "audio video source portal template noscript frameset link meta marquee".split()
)

#: Those of them that a mail has in its head.
HEAD = frozenset({"meta", "link"})

#: Attributes that hold addresses.
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "background", "poster",
                       "srcset", "xlink:href", "ping", "longdesc", "cite"})  # fmt: skip

#: How addresses begin that lead somewhere or show something, and do nothing.
HARMLESS = ("http://", "https://", "mailto:", "tel:", "#", "media/", "/media/", "__")


def live_in(markup: str) -> list[str]:
    """Return what of *markup* could act: elements, handlers, addresses."""
    if not markup.strip():
        return []
    page = html.document_fromstring(markup)
    found = []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        outer = element.getparent()
        in_head = outer is not None and outer.tag == "head"
        if element.tag in ELEMENTS and not (element.tag in HEAD and in_head):
            found.append(f"<{element.tag}>")
        if element.tag == "meta" and "refresh" in (element.get("http-equiv") or "").lower():
            found.append("refresh")
        for name, value in element.attrib.items():
            # Browsers drop these signs from addresses, wherever they stand.
            bare = "".join(sign for sign in value if sign > " ").lower()
            if (
                name.startswith("on")
                or name in {"srcdoc", "formaction"}
                or (name in ADDRESSES and bare and not bare.startswith(HARMLESS))
            ):
                found.append(f"{name}={value}")
            elif name == "style" and ("javascript:" in bare or "expression(" in bare):
                found.append(f"style={value}")
    return found
