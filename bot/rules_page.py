"""The owner's rules in words, with buttons to change them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Button
from bot.text import excerpt
from desk.policy import Matter, Treatment
from desk.ports import Phrasebook
from desk.tenant import Tenant

ALL = "all"
SHOWN = 300
"""Units of the owner's words on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """On a button: `cancel.answer`."""

    matter: Matter
    treatment: Treatment

    @classmethod
    def read(cls, data: str) -> "Choice":
        """Raises ValueError."""
        matter, _, treatment = data.partition(".")
        return cls(matter=Matter(matter), treatment=Treatment(treatment))

    def __str__(self) -> str:
        return f"{self.matter}.{self.treatment}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Words that are wanted of the owner; on a button: `cancel.kk`."""

    matter: Matter
    language: str

    @classmethod
    def read(cls, data: str) -> "Wish":
        """Raises ValueError."""
        matter, _, language = data.partition(".")
        return cls(matter=Matter(matter), language=language)

    def __str__(self) -> str:
        return f"{self.matter}.{self.language}"


def opened(data: str) -> Matter | None:
    """Which page a button opens: of a matter, or of all. Raises ValueError."""
    return None if data == ALL else Matter(data)


class RulesPage:
    def __init__(self, phrasebook: Phrasebook, tenant: Tenant) -> None:
        self._phrasebook = phrasebook
        self._tenant = tenant

    def all(self) -> tuple[str, InlineKeyboardMarkup]:
        lines = [
            self._say("rules-line", matter=self._name(matter), treatment=self._treatment(matter))
            for matter in Matter
        ]
        text = "\n".join([self._say("rules-title"), *lines, "", self._say("rules-fixed")])
        buttons = [_button(self._name(matter), Button.RULES, matter) for matter in Matter]
        return text, _keyboard(*_pairs(buttons))

    def one(self, matter: Matter) -> tuple[str, InlineKeyboardMarkup]:
        now = self._say("rules-now", treatment=self._treatment(matter))
        sections = [f"<b>{self._name(matter)}</b>\n{now}", *self._words(matter)]
        hint = self._say("rules-hint", matter=matter)
        return "\n\n".join([*sections, hint]), _keyboard(
            self._choices(matter),
            self._writing(matter),
            [_button(self._say("rules-back"), Button.RULES, ALL)],
        )

    def asking(self, wish: Wish) -> str:
        """What the owner answers to with the words; plain, so that the reply shows which wish it fulfils."""
        return self._say("rules-wish", matter=self._name(wish.matter), written=wish.language)

    def asked(self, said: str) -> Wish | None:
        """For which words the bot asked like this."""
        every = (Wish(matter=matter, language=one) for matter in Matter for one in self._tenant.languages)
        return next((wish for wish in every if self.asking(wish) == said), None)

    def _choices(self, matter: Matter) -> list[InlineKeyboardButton]:
        """Every treatment but the present one; own words only where there are some."""
        policy = self._tenant.policy(matter)
        return [
            _button(
                self._say("rules-choose", treatment=treatment),
                Button.RULE,
                str(Choice(matter=matter, treatment=treatment)),
            )
            for treatment in Treatment
            if treatment is not policy.treatment and (treatment is not Treatment.TEMPLATE or policy.texts)
        ]

    def _writing(self, matter: Matter) -> list[InlineKeyboardButton]:
        return [
            _button(
                self._say("rules-write", written=language),
                Button.WORDS,
                str(Wish(matter=matter, language=language)),
            )
            for language in self._tenant.languages
        ]

    def _words(self, matter: Matter) -> list[str]:
        return [
            f"{self._say('rules-words', written=language)}\n<blockquote>{excerpt(text, SHOWN)}</blockquote>"
            for language, text in self._tenant.policy(matter).texts.items()
        ]

    def _name(self, matter: Matter) -> str:
        return self._say("rules-matter", matter=matter)

    def _treatment(self, matter: Matter) -> str:
        return self._say("rules-treatment", matter=matter, treatment=self._tenant.policy(matter).treatment)

    def _say(self, key: str, **values: str) -> str:
        return self._phrasebook.say(key, self._tenant.team_language, **values)


def _button(text: str, button: Button, subject: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=button.data(subject))


def _pairs(buttons: Sequence[InlineKeyboardButton]) -> Iterator[list[InlineKeyboardButton]]:
    return (list(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


def _keyboard(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
