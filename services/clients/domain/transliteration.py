"""How one name becomes the same however an office has spelt it.

A skeleton keeps the consonants that all spellings share: Yousef, Yusuf, Jusuf and يوسف give `ysf`.
It is meant to find too much rather than too little, for nobody is merged because of it.
"""

import re
import unicodedata

CYRILLIC = """
    а a  б b  в v  г g  ґ g  д d  е e  є ye  ё yo  ж j  з z  и i  і i  ї yi  й y  к k  л l  м m
    н n  о o  п p  р r  с s  т t  у u  ф f  х kh  ц ts  ч ch  ш sh  щ sh  ы y  э e  ю yu  я ya
"""
ARABIC = """
    ا a  أ a  آ a  إ a  ب b  پ p  ت t  ة h  ث s  ج j  چ ch  ح h  خ kh  د d  ذ d  ر r  ز z  ژ j
    س s  ش sh  ص s  ض d  ط t  ظ z  ع a  غ gh  ف f  ق q  ک k  ك k  گ g  ل l  م m  ن n  ه h  و u
    ؤ u  ي y  ی y  ى a  ئ y
"""
LATIN = "ø o  ł l  đ d  ı i  æ e  œ e  þ t  ð d  ç sh  č sh  ć sh"
SILENT = "ьъء"


def pairs(table: str) -> dict[str, str]:
    """Return the letters of a table, each with what is written for it here."""
    columns = table.split()
    return dict(zip(columns[::2], columns[1::2], strict=True))


LETTERS = str.maketrans(pairs(CYRILLIC + ARABIC + LATIN) | dict.fromkeys(SILENT, ""))
SAME_SOUND = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("d?zh|dsch|dj|j", "y"),
        ("sch|sh|ch", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("ts|tz", "z"),
        ("ck|q|c", "k"),
        ("x", "ks"),
    )
)
ARTICLES = frozenset({"al", "el", "ul", "ibn", "bin", "bint", "van", "von", "de"})
VOWELS = "aeiou"


def words(name: str) -> list[str]:
    """Return the words of a name, without case, accents and articles."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(LETTERS)
    letters = "".join(
        each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each)
    )
    found = re.findall(r"[^\W\d_]+", letters.replace("'", "").replace("’", ""))
    return [word for word in found if word not in ARTICLES] or found


def skeleton(word: str) -> str:
    """Return what all spellings of a word have in common."""
    for spelling, sound in SAME_SOUND:
        word = spelling.sub(sound, word)
    first, rest = word[0], word[1:]
    start = "a" if first in VOWELS else "v" if first == "w" else first
    bones = re.sub(rf"[{VOWELS}yw]|h$", "", rest)
    return re.sub(r"(.)\1+", r"\1", start + bones)
