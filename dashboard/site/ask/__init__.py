"""Спросите стол: a question in plain words → one sentence with number, age and source, and the
figure in the right state; or a refusal that says what can be asked. Rules and the registry, no
language model."""

from __future__ import annotations

from dashboard.site.ask.answer import Answer, answer

__all__ = ["Answer", "answer"]
