"""Answers → replies: all wording of answers is here.

One module for each kind of answer; each is a function of plain values.
"""

from bot.presenters.brief import present_brief
from bot.presenters.card import present_card
from bot.presenters.guide import present_help
from bot.presenters.mistakes import (
    near_name,
    present_ambiguous_actor,
    present_command_error,
    present_empty_library,
    present_no_digests,
    present_no_sources,
    present_unknown_actor,
)
from bot.presenters.privacy import present_direct, present_not_allowed, present_privacy
from bot.presenters.sources import present_sources
from bot.presenters.timeline import present_timeline

__all__ = [
    "near_name",
    "present_ambiguous_actor",
    "present_brief",
    "present_card",
    "present_command_error",
    "present_direct",
    "present_empty_library",
    "present_help",
    "present_no_digests",
    "present_no_sources",
    "present_not_allowed",
    "present_privacy",
    "present_sources",
    "present_timeline",
    "present_unknown_actor",
]
