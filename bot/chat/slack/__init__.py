"""Slack: the neutral reply as Block Kit."""
