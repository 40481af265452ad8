"""The committee's meeting: agenda, discussion, votes, decisions, minutes and what changed since.

The only room that knows SQLAlchemy. Nothing here knows HTTP; `dashboard/pages/meeting` does.
"""
