"""How the layouts of a paper lie in one blob (文书存版): a line of sizes and lengths, then each layout."""

from collections.abc import Mapping

from app.core.errors import Damaged

_END = b"\n"


def pack(laid: Mapping[str, bytes]) -> bytes:
    """All sizes of a paper in one blob (合存)."""
    head = " ".join(f"{size} {len(data)}" for size, data in laid.items())
    return head.encode() + _END + b"".join(laid.values())


def unpack(blob: bytes) -> dict[str, bytes]:
    """The layouts by size (分取). Raises Damaged when the blob is torn."""
    head, end, rest = blob.partition(_END)
    words = head.decode("ascii", "replace").split()
    sizes, lengths = words[::2], words[1::2]
    whole = end and len(sizes) == len(lengths) and all(length.isdecimal() for length in lengths)
    if not whole or sum(map(int, lengths)) != len(rest):
        raise Damaged("这份文书的存版已损坏，请从备份中恢复。")
    found, start = {}, 0
    for size, length in zip(sizes, map(int, lengths), strict=True):
        found[size] = rest[start : start + length]
        start += length
    return found
