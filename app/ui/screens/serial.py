"""Short number (短编号): year and serial of a case where there is no room for letters and station."""


def serial(number: str) -> str:
    """2026-000412 of JZ-XC01-2026-000412."""
    return "-".join(number.split("-")[-2:])
