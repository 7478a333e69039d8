"""Codes that are typed by hand: Crockford's 32 symbols in groups of four, with two that betray a slip.

I, L and O are read as 1, 1 and 0, case and hyphens do not matter, and U is not used. The last two
symbols are a CRC-10 over the others: it finds every wrong symbol, every pair of neighbours exchanged, and all
but one in a thousand of anything worse. (Crockford's own check symbol needs five more signs, `*~$=U`,
that are hard to say on the telephone.)
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_POLYNOMIAL = 0b11000110011  # CRC-10 (ATM).
GROUP = 4


def write_symbols(bits: str) -> str:
    """Write a string of 0s and 1s, padded to whole symbols, with its check."""
    padded = bits + "0" * (-len(bits) % 5)
    symbols = "".join(ALPHABET[int(padded[i : i + 5], 2)] for i in range(0, len(padded), 5))
    checked = symbols + _check(padded)
    return "-".join(checked[i : i + GROUP] for i in range(0, len(checked), GROUP))


def read_symbols(code: str) -> str:
    """Read a typed code back to its bits, padding included; ValueError when it was not typed right."""
    typed = "".join(c for c in code.upper() if c.isalnum()).translate(_READ_AS)
    if len(typed) < 3 or any(c not in ALPHABET for c in typed):
        raise ValueError(code)
    bits = "".join(f"{ALPHABET.index(c):05b}" for c in typed[:-2])
    if _check(bits) != typed[-2:]:
        raise ValueError(code)
    return bits


def _check(bits: str) -> str:
    # The length goes in too, so that a code cut short or doubled is found.
    value = 0
    for bit in f"{len(bits):08b}" + bits + "0" * 10:
        value = (value << 1) | int(bit)
        if value >> 10:
            value ^= _POLYNOMIAL
    return ALPHABET[value >> 5] + ALPHABET[value & 31]
