"""What is said in a chat → what is posted."""

from bot.conversation.postings import choices_of
from bot.conversation.presses import file_name
from bot.conversation.talk import MOST_WAITING, Conversation

__all__ = ["MOST_WAITING", "Conversation", "choices_of", "file_name"]
