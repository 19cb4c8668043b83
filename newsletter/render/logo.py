"""The newsroom's logo: a file of its own goes, as it is, among the pictures that mails show."""

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from newsletter.errors import ConfigError
from newsletter.model import Brand
from newsletter.render.pictures import Shot, write
from newsletter.render.typography import safe_url

#: Formats that every mail program shows, as Pillow calls them -> ending of the file.
ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif"}


def with_logo(brand: Brand, folder: Path, base_url: str) -> Brand:
    """Return *brand* with its logo's address and height; a file is copied into *folder*.

    Args:
        brand: Its logo is an address, the path of a file, or `""`.
        folder: The pictures that mails show.
        base_url: Where they are read from outside, under `/media/`.

    Raises:
        ConfigError: the file cannot be read, or is no PNG, JPEG or GIF.
        StoreError: *folder* cannot be written.
    """
    if not brand.logo or safe_url(brand.logo):
        return brand
    try:
        data = Path(brand.logo).read_bytes()
        with Image.open(BytesIO(data), formats=tuple(ENDINGS)) as picture:
            ending, (width, height) = ENDINGS[picture.format or "PNG"], picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ConfigError(
            "The logo cannot be read.",
            where=brand.logo,
            remedy="Name a PNG, JPEG or GIF file as the logo in [brand].",
        ) from error
    path = folder / f"{hashlib.sha256(data).hexdigest()[:20]}-logo{ending}"
    if not path.exists():
        write(path, data)
    shown = max(1, round(brand.logo_width * height / width))
    return replace(brand, logo=f"{base_url}/media/{path.name}", logo_height=shown)


def logo_of(brand: Brand) -> Shot | None:
    """Return the logo as it is shown above the name; None when there is none with an address."""
    url = safe_url(brand.logo)
    return Shot(url, brand.logo_width, brand.logo_height) if url else None
