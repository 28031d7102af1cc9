"""Briefs what is in a chat itself: messages, their files, and known pages behind their links.

The texts are analysed in a temporary library, in a process of its own (`worker`): reading a
hostile file or loading the language model never happens in the bot's process.
"""

from bot.brief_this.briefer import GivenBriefer

__all__ = ["GivenBriefer"]
