"""The language of a text: English passes at once, other languages are named, what can't be told passes unsure."""

import subprocess
import sys
import time

import pytest

from reportedly.languages import language as known_language
from reportedly.sources.language import language_of

ENGLISH_WORDS = known_language()

ENGLISH = (
    "The old bridge was closed on Monday, the mayor said, after a storm had damaged two of its pillars. “We will not "
    "open it before the engineers tell us that it is safe,” she told reporters, and the council has found the money. "
)
FOREIGN = {
    "ru": "Старый мост закрыт с понедельника, сообщил мэр, после того как буря повредила две опоры. Ремонт идёт.",
    "uk": "Старий міст закрито з понеділка, повідомив мер, після того як буря пошкодила дві опори. Ремонт триває.",
    "de": "Die alte Brücke ist gesperrt, sagte die Bürgermeisterin, nachdem ein Sturm zwei Pfeiler beschädigt hatte.",
    "fr": "Le vieux pont est fermé depuis lundi, a déclaré la maire, après qu’une tempête a endommagé deux de ses piliers.",
    "nl": "De oude brug is sinds maandag gesloten, zei de burgemeester, nadat een storm twee van de pijlers had beschadigd.",
    "no": "Den gamle broen ble stengt mandag, sa ordføreren, etter at en storm hadde skadet to av pilarene som bærer veien.",
    "zh": "市长说，旧桥自星期一起关闭，因为暴风雨损坏了两根桥墩。工程师表示，修理工作将于春天开始，"
    "居民必须绕道。市议会已经找到了修理所需的资金，但商店老板警告说损失会很大。",
    "ar": "قال رئيس البلدية إن الجسر القديم أغلق يوم الاثنين بعد أن ألحقت عاصفة أضرارا باثنين من أعمدته",
}


def test_english_is_told_without_loading_a_library():
    given = f"reportedly.sources.document_from_text({ENGLISH!r}, reportedly.languages.language())"
    code = f"import sys, reportedly.languages, reportedly.sources; {given}; print('py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_named(code):
    language = language_of(FOREIGN[code] * 2, ENGLISH_WORDS)
    assert (language.code, language.sure) == (code, True)


def test_the_name_of_a_language():
    assert language_of(FOREIGN["ru"], ENGLISH_WORDS).name == "Russian (ru)"


def test_a_headline_style_text_without_common_words_is_still_english():
    text = "Defence minister: troops advance; charities warn civilians at risk near besieged town, roads closed"
    assert language_of(text, ENGLISH_WORDS).code == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Мост закрыт",
        "Zelenskyy visits Kyiv",
        "12 345 — 67 %",
        "x" * 500,
        "Volodymyr Zelenskyy, Vladimir Putin, Emmanuel Macron, Keir Starmer, Donald Trump, Friedrich Merz, Giorgia Meloni",
    ],
)
def test_what_can_not_be_told_passes_unsure(text):
    language = language_of(text, ENGLISH_WORDS)
    assert (language.code, language.sure) == ("en", False)


def test_a_mixed_text_goes_by_what_prevails():
    assert language_of(ENGLISH * 3 + FOREIGN["ru"], ENGLISH_WORDS).code == "en"
    assert language_of(ENGLISH * 3 + FOREIGN["de"], ENGLISH_WORDS).code == "en"
    assert language_of(ENGLISH + FOREIGN["ru"] * 10, ENGLISH_WORDS).code == "ru"


def test_lone_surrogates_and_odd_characters_do_no_harm():
    assert language_of(ENGLISH + "\ud800\udfff\u202e\u200b", ENGLISH_WORDS).code == "en"
    assert language_of(("\ud800 " + FOREIGN["ru"]) * 3, ENGLISH_WORDS).code == "ru"


def test_a_long_text_is_sampled():
    began = time.process_time()
    assert language_of(ENGLISH * 10_000, ENGLISH_WORDS).code == "en"
    assert time.process_time() - began < 0.5
