"""Pictures of answers, where looking beats reading: activity over time, relations around an actor.

What a picture shows is worked out in plain values (`activity`, `relations`) and then drawn
(`activity_chart`, `relations_chart`), so that only drawing imports matplotlib.
"""

from bot.pictures.drawer import PictureDrawer

__all__ = ["PictureDrawer"]
