"""Files in one file, always the same bytes: a ZIP without times, sizes squeezed or any order."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
PERMISSIONS: Final = 0o100644 << 16
LARGEST: Final = 256 * 1024 * 1024


class ArchiveRefused(Exception):
    """This is not an archive as we write it."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            place = zipfile.ZipInfo(name, BEGINNING)
            place.external_attr = PERMISSIONS
            place.create_system = 3
            archive.writestr(place, files[name])
    return content.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files of an archive, or raise `ArchiveRefused` for one with a byte changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                raise ArchiveRefused("too large")
            files = {each.filename: archive.read(each) for each in archive.infolist()}
    except Exception as error:  # a broken archive makes the library raise all kinds of things
        raise ArchiveRefused(f"{type(error).__name__}: {error}") from None
    if packed(files) != content:
        raise ArchiveRefused("not the bytes that these files are packed to")
    return files
