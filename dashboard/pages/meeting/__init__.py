"""Заседание: agenda, discussion, minutes and what changed; the hall's phones, console and screen.

Phones, console and screen are plain documents of a few kilobytes with one script each: three
hundred phones on a hall's Wi-Fi cannot load the whole desk.
"""
