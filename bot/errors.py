"""Every error of this package.

BotError
├── ModelUnavailable      the language model could be had from nowhere
│   └── ModelDamaged      what came is not the file that was asked for
├── SettingsError         a setting has a value that cannot be used
├── StateError            the bot's own file cannot be used
├── BackupFailed          a file could not be copied whole
├── TokenRefused          a platform does not take the token that is set
└── CommandError          what was typed is not a command; carries what to type instead
"""

from collections.abc import Sequence


class BotError(Exception):
    """Base of all errors here. Its message says what is wrong and what to do next."""


class ModelUnavailable(BotError):
    """The language model could be had from nowhere."""


class ModelDamaged(ModelUnavailable):
    """What came is not the file that was asked for."""


class SettingsError(BotError):
    """A setting has a value that cannot be used."""


class StateError(BotError):
    """The bot's own file cannot be used."""


class BackupFailed(BotError):
    """A file could not be copied whole; nothing is left of the attempt."""


class TokenRefused(BotError):
    """A platform does not take the token that is set, or lacks a right that the bot needs.

    Trying again is of no use. The message names the variable and says where to mend it.
    """


class CommandError(BotError):
    """What was typed is not a command that can be carried out.

    Attributes:
        suggestions: Whole lines that could be typed instead, best first.
    """

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = tuple(suggestions)
