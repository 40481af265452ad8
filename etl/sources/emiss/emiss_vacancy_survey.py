"""1-Т(проф), need for workers by occupational group: its indicator is found in EMISS's catalogue
by its title."""

from __future__ import annotations

import re
from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import sdmx as _emiss_sdmx
from etl.sources.emiss import _emiss

ORIGIN = Origin(
    "emiss_vacancy_survey",
    _emiss.PUBLISHER,
    Words(
        "Потребность в работниках для замещения вакантных рабочих мест по профессиональным "
        "группам, 1-Т(проф)",
        "Workers needed for vacant jobs by occupational group, form 1-T(prof)",
    ),
    _emiss.LICENCE,
    "https://www.fedstat.ru/organizations/",
    cadence_days=730,
    note=Words(
        "Раз в два года; следующее обновление — апрель 2027 года.",
        "Every second year; the next update is due in April 2027.",
    ),
)
_TITLE = re.compile(
    r"^потребность в работниках для замещения вакантных рабочих мест", re.IGNORECASE
)
_LAST_OLD = 57886


def _fetch(web, raw) -> None:
    """The newer series only: ids up to 57886 are those of 2014 and 2016. LookupError when the
    catalogue has none."""
    found = _emiss.catalogue(web.get(ORIGIN.url).content, _TITLE)
    newer = [i for i in found if int(i) > _LAST_OLD]
    if not newer:
        raise LookupError(
            f"ЕМИСС: в каталоге нет нового показателя 1-Т(проф), есть только "
            f"{', '.join(found) or '—'}. Проверьте {ORIGIN.url}"
        )
    _emiss.fetch(web, raw, newer)


def _read(path: Path) -> Parsed:
    return _emiss_sdmx.read(ORIGIN.id, path)


@table(columns=_emiss.COLUMNS, key=_emiss.KEY, mart=True)
def workers_needed_by_occupation(emiss_vacancy_survey_raw):
    """One row per indicator, region, occupational group and year: workers needed or share of vacant
    jobs, see `unit`.

    Source: EMISS, form 1-Т(проф), 31 October of even years. Caveat: without small firms, and one
    observation in two
    years: the newest known is 2024.
    """
    return _emiss.frame(emiss_vacancy_survey_raw)
