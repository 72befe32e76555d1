"""Which language a text is in. The only file that imports py3langid, and only where a look at the words leaves doubt.

Loading that library's model takes longer than reading a short article, and nearly every text that is given is plain English,
which its commonest words betray at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.model import Language, compiled

_SAMPLE, _SLICES = 20_000, 8
"""Characters looked at, and the number of places in a longer text from which they are taken."""

_FEW_LETTERS = 60
"""With fewer letters than this no guess is worth a refusal."""

_ENGLISH_SHARE = 0.12
"""Share of the language's common words from which a text is taken for English: news has 0.25 or more, other languages under 0.06."""

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile("[A-Za-z]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_LANGUAGE = frozenset({"en", "pcm", "zxx"})  # English, English-based Nigerian Pidgin, no words of any language
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "ary": "Moroccan Arabic", "arz": "Egyptian Arabic", "as": "Assamese",
    "az": "Azerbaijani", "ba": "Bashkir", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "br": "Breton",
    "bs": "Bosnian", "ca": "Catalan", "crh": "Crimean Tatar", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fo": "Faroese", "fr": "French", "fy": "Frisian", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician",
    "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean",
    "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
    "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "oc": "Occitan", "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "qu": "Quechua", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sa": "Sanskrit", "sdh": "Southern Kurdish",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen",
    "tl": "Tagalog", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba", "yue": "Cantonese", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identified:
    """``code`` is an ISO 639 code; ``sure`` is false where the text does not tell, and ``code`` then is ``en``."""

    code: str
    sure: bool

    @property
    def name(self) -> str:
        """The language's English name with its code: ``Russian (ru)``."""
        return f"{_NAMES[self.code]} ({self.code})" if self.code in _NAMES else f"a language with the code {self.code}"


def language_of(text: str, words: Language) -> Identified:
    """The main language of a text. What is too short, or hard to tell, passes as English that is not sure.

    ``words`` is English, whose common words betray it. A text that mixes English with another language counts as English where the
    English prevails.
    """
    sample = _sample(text)
    letters = sum(map(str.isalpha, sample))
    plain = sum(map(len, _PLAIN.findall(sample)))
    found, known = _WORD.findall(sample.lower()), _common(words)
    common = sum(word in known for word in found)
    if found and common >= _ENGLISH_SHARE * len(found) and 5 * plain >= 2 * letters:
        return Identified("en", sure=letters >= _FEW_LETTERS)
    if letters < _FEW_LETTERS:
        return Identified("en", sure=False)
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    english = dict(ranked).get("en", 0.0)
    foreign = [(code, share) for code, share in ranked if code not in _NO_LANGUAGE]
    if ranked[0][0] == "en" and ranked[0][1] >= 0.5:
        return Identified("en", sure=True)
    # near neighbours (Bosnian, Croatian, Serbian) share the probability between them, so three are counted together
    if english < 0.01 and sum(share for _, share in foreign[:3]) >= 0.8:
        return Identified(foreign[0][0], sure=True)
    return Identified("en", sure=False)


@compiled
def _common(language: Language) -> frozenset[str]:
    return frozenset(language.table("layout").get("words", {}).get("common", "").split())


def _sample(text: str) -> str:
    if len(text) > _SAMPLE:
        size = _SAMPLE // _SLICES
        step = (len(text) - size) // (_SLICES - 1)
        text = "\n".join(text[at * step : at * step + size] for at in range(_SLICES))
    return _SURROGATE.sub(" ", text)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
