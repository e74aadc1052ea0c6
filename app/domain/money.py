"""Amounts of money as whole minor units: cents, pence, or yen where there are no cents."""

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext


def _words(text: str) -> list[str]:
    return text.split()


#: Currencies in use whose smallest unit is not a hundredth (ISO 4217).
_DIGITS = {
    **dict.fromkeys(
        _words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"), 0
    ),
    **dict.fromkeys(_words("BHD IQD JOD KWD LYD OMR TND"), 3),
    **dict.fromkeys(_words("CLF UYW"), 4),
}
#: The codes of ISO 4217 that money is counted in today.
CURRENCIES = frozenset(
    _words("""
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """)
)
#: What a sign may stand for; ``$`` belongs to whoever counts in dollars or pesos.
_SIGNS = {
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "$": "USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD BRL UYU",
    "us$": "USD",
    "c$": "CAD",
    "a$": "AUD",
    "r$": "BRL",
    "£": "GBP EGP FKP GIP SHP LBP SYP",
    "¥": "JPY CNY",
    "kr": "SEK NOK DKK ISK",
    "fr": "CHF",
    "sfr": "CHF",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "lei": "RON",
    "₹": "INR",
    "rs": "INR PKR LKR NPR MUR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW KPW",
    "₪": "ILS",
    "₫": "VND",
    "₴": "UAH",
    "₱": "PHP",
    "฿": "THB",
    "r": "ZAR",
}
_SCALES = {
    **dict.fromkeys(_words("k t tsd thousand thousands mila"), 3),
    **dict.fromkeys(_words("m mm mn mln mio mill million millions millionen"), 6),
    **dict.fromkeys(_words("b bn mrd mld milliarden billion"), 9),
}
_LONGEST = 60
#: Beyond this a figure is a slip of the keyboard, and the journal's integers end soon after.
_LARGEST = 10**17

_BLANKS = re.compile(r"\s+")
_ALIKE = str.maketrans({"−": "-", "–": "-", "’": "'", "‘": "'", "´": "'"})
_AMOUNT = re.compile(
    r"(?P<before>(?:[^\d.,']|(?<=[A-Za-z])\.)*)(?P<number>[\d.,' ]*\d[.,]?)(?P<after>\D*)", re.A
)
#: How an amount without cents ends in Switzerland and Germany.
_NO_CENTS = re.compile(r"(?<=\d)[.,][-—]{1,2}")
_AFFIX = re.compile(r"[^\W\d_]*\$|[^\W\d_]+|[^\w\s.]")


def minor_digits(currency: str) -> int:
    """How many decimal places ``currency`` (an ISO 4217 code) has: 2 for EUR, 0 for JPY."""
    return _DIGITS.get(currency.upper(), 2)


def minor_units(amount: Decimal, currency: str) -> int:
    """``amount`` in major units as whole minor units, halves rounded to even.

    Raises ValueError for what is not a finite amount of a plausible size.
    """
    if not amount.is_finite() or amount.adjusted() > 18:
        raise ValueError("The amount is too large.")
    with localcontext(prec=60):
        scaled = amount.scaleb(minor_digits(currency))
        units = int(scaled.to_integral_value(rounding=ROUND_HALF_EVEN))
    if abs(units) > _LARGEST:
        raise ValueError("The amount is too large.")
    return units


def parse_amount(text: str, currency: str) -> int:
    """``text`` as minor units of ``currency``; raises ValueError with a sentence for the user.

    Reads ``620k``, ``1.2 Mio``, ``€ 540.000,00``, ``1,234.50``, ``1 234,50`` and ``(500)``. One
    separator before exactly three digits groups thousands, unless the currency has three decimals.
    """
    return minor_units(_amount(text, currency), currency)


def parse_number(text: str, *, grouped: bool = True) -> Decimal:
    """``text`` as a number that is no money; raises ValueError with a sentence for the user.

    Reads what :func:`parse_amount` does, without a currency. Where thousands are not ``grouped``,
    because the number is never so large, one separator before three digits is the decimal mark.
    """
    plain = _BLANKS.sub(" ", text.translate(_ALIKE)).strip()
    bare, negative = _unsigned(plain)
    match = _AMOUNT.fullmatch(bare) if plain and len(bare) <= _LONGEST else None
    if match is None:
        raise ValueError(f"“{_quoted(plain)}” is not a number.")
    power = 0
    for affix in _AFFIX.findall(match["before"]) + _AFFIX.findall(match["after"]):
        scale, code = _scale_and_code(affix.casefold())
        if code is not None:
            raise ValueError(f"“{_quoted(plain)}” is money.")
        if not scale or power:
            raise ValueError(f"“{_quoted(plain)}” is not a number.")
        power = scale
    try:
        number = _digits(match["number"].strip(), power, 2 if grouped else 3, plain)
    except ValueError:
        raise ValueError(f"“{_quoted(plain)}” is not a number.") from None
    return (-number if negative else number).scaleb(power)


def unit_power(word: str, currency: str) -> int | None:
    """The power of ten that ``word`` beside a figure means: 3 for ``k``, 0 for ``€``.

    None where it is no unit; raises ValueError where it is the unit of another currency.
    """
    power, codes = _scale_and_code(word.casefold())
    if codes is None:
        return power or None
    if currency.upper() not in codes.split():
        named = word if " " in codes else codes
        raise ValueError(f"The amount is in {named}, but the journal is in {currency.upper()}.")
    return power


def _amount(text: str, currency: str) -> Decimal:
    plain = _BLANKS.sub(" ", text.translate(_ALIKE)).strip()
    if not plain:
        raise ValueError("The amount is empty.")
    if "%" in plain:
        raise ValueError(f"“{_quoted(plain)}” is a percentage, not an amount.")
    bare, negative = _unsigned(_NO_CENTS.sub("", plain))
    match = _AMOUNT.fullmatch(bare) if len(bare) <= _LONGEST else None
    if match is None:
        raise ValueError(f"“{_quoted(plain)}” is not an amount.")
    affixes = _AFFIX.findall(match["before"]) + _AFFIX.findall(match["after"])
    power = _power(affixes, plain, currency)
    digits = _digits(match["number"].strip(), power, minor_digits(currency), plain)
    return (-digits if negative else digits).scaleb(power)


def _unsigned(text: str) -> tuple[str, bool]:
    """``text`` without its minus or brackets, and whether it had one."""
    bracketed = re.fullmatch(r"([^\d()]*)\(([^()]+)\)([^\d()]*)", text)
    if bracketed:
        return " ".join(bracketed.groups()).strip(), True
    marks = text.count("-")
    if marks == 1 and not re.search(r"\d\s?-\s?\d", text):
        return text.replace("-", "").strip(), True
    return text.removeprefix("+").strip(), False


def _power(affixes: list[str], text: str, currency: str) -> int:
    """The power of ten that the words around the number mean together."""
    powers = [unit_power(affix, currency) for affix in affixes]
    known = [power for power in powers if power is not None]
    if len(known) < len(powers) or len([power for power in known if power]) > 1:
        raise ValueError(f"“{_quoted(text)}” is not an amount.")
    return sum(known)


def _scale_and_code(word: str) -> tuple[int, str | None]:
    """What a word beside a number says: a power of ten, the currencies it may name, or both."""
    if word in _SCALES:
        return _SCALES[word], None
    code = _SIGNS.get(word) or (word.upper() if word.upper() in CURRENCIES else None)
    if code is None and word[:1] in _SCALES:
        rest = word[1:]
        code = rest.upper() if rest.upper() in CURRENCIES else _SIGNS.get(rest)
        return (_SCALES[word[0]] if code else 0), code
    return 0, code


def _digits(number: str, power: int, places: int, text: str) -> Decimal:
    whole, fraction = _split(number, power, places)
    parts, marks = re.split(r"[.,' ]", whole), set(re.findall(r"[.,' ]", whole))
    if len(marks) > 1 or not _grouped_well(parts) or not re.fullmatch(r"\d*", fraction, re.A):
        raise ValueError(f"“{_quoted(text)}” is not an amount.")
    return Decimal(f"{''.join(parts) or '0'}.{fraction or '0'}")


def _split(number: str, power: int, places: int) -> tuple[str, str]:
    """``number`` cut at its decimal mark: the whole part with its grouping, and the fraction."""
    marks = [c for c in number if c in ".,"]
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return number, ""
    last = max(number.rfind("."), number.rfind(","))
    whole, fraction = number[:last], number[last + 1 :]
    thousands = len(marks) == 1 and len(fraction) == 3 and re.fullmatch(r"[1-9]\d{0,2}", whole)
    # Nobody writes 1.234 million for 1,234,000,000, and a dinar has a thousand parts.
    return (number, "") if thousands and places != 3 and power < 6 else (whole, fraction)


def _grouped_well(parts: list[str]) -> bool:
    """Whether the parts of a whole number are thousands, or lakhs and crores."""
    if len(parts) == 1:
        return True
    first, middle, last = parts[0], parts[1:-1], parts[-1]
    lengths = {len(part) for part in middle}
    return 1 <= len(first) <= 3 and len(last) == 3 and lengths in (set(), {3}, {2})


def _quoted(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
