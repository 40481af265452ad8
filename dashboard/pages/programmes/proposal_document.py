"""The proposal as blocks of a document: what to add, out of which hours, why, what it answers.

Nothing here is sure enough to change a programme by: demand is graded C and plans are read by
names, so every page is stamped. The evidence stands in comments: whoever sends it on deletes them.
"""

from __future__ import annotations

from datetime import date

from dashboard.export.docx import Block, Comment, Heading, Meta, Table, Text
from dashboard.export.docx.drawn import figure_block
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes.compared import Programme, near_standards
from dashboard.pages.programmes.proposal_words import CHECK, STATUS, WORDS
from etl.curricula.plan import ABSENT
from etl.curricula.proposal import HOURS_EACH, NEAR_WEIGHT, Addition, Proposal
from etl.language import Words
from etl.language import text as words


def meta(told: Programme, lang: str, today: date) -> Meta:
    """Title and footer of the document."""
    return Meta(
        title=WORDS["title"][lang],
        lang=lang,
        subject=told.label[lang],
        day=today.isoformat(),
        footer=Words("Кадровый стол промышленности Москвы", "Moscow industry skills desk")[lang],
    )


def blocks(
    told: Programme,
    made: Proposal,
    family: str,
    hours: float,
    figures: list[Passport],
    lang: str = "ru",
) -> list[Block]:
    """The document in order. Every gap carries its evidence as a comment."""
    name = _programmes.FAMILIES[family][lang]
    out: list[Block] = [
        Heading(WORDS["title"][lang], 1),
        Text(WORDS["lead"][lang].format(plan=told.label[lang], family=name), "lead"),
        Heading(WORDS["what"][lang], 2),
    ]
    if not made.additions:
        return [*out, Text(WORDS["nothing"][lang]), *_method(told, hours, lang)]
    rows = tuple(_row(a, family, lang) for a in made.additions)
    out.append(Table(tuple(WORDS["heads"][lang].split("|")), rows, widths=(3, 1.3, 3.6, 4, 3.6)))
    for at, addition in enumerate(made.additions):
        out.append(Comment(_evidence(addition, told, name, lang), row=at))
    out += _standards(family, made, lang)
    out += _hours(told, made, lang)
    out += [Heading(WORDS["why"][lang], 2), Text(_coverage(told, made, lang))]
    out.append(Comment(WORDS["plan_evidence"][lang].format(source=_origin(told, lang))))
    out += [figure_block(passport) for passport in figures if not passport.is_empty]
    return [*out, *_method(told, hours, lang)]


def _row(addition: Addition, family: str, lang: str) -> tuple[str, ...]:
    skill = Words(addition.name_ru, addition.name_en)[lang]
    wording = "wording_new" if addition.status == ABSENT else "wording_named"
    return (
        skill,
        words.number(addition.hours, lang),
        _where(addition, lang),
        WORDS[wording][lang].format(skill=skill),
        _answers(addition, family, lang),
    )


def _where(addition: Addition, lang: str) -> str:
    if not addition.hosts:
        return WORDS["nowhere"][lang]
    form = "host" if addition.semester is None else "where"
    return WORDS[form][lang].format(host=addition.hosts[0], term=addition.semester)


def _answers(addition: Addition, family: str, lang: str) -> str:
    check = CHECK[lang]
    if addition.function:
        found = addition.function
        return WORDS["function"][lang].format(
            standard=found.standard,
            name=found.standard_name,
            edition=found.edition,
            code=found.code or "—",
            tf=found.name,
            check=check,
        )
    return WORDS["no_standard"][lang]


def _standards(family: str, made: Proposal, lang: str) -> list[Block]:
    """Standards of the occupation that are known by name only, where no function was cited."""
    near = near_standards().get(family, [])
    if not near or any(addition.function for addition in made.additions):
        return []
    names = "; ".join(f"{r['code']} «{r['name']}» ({r['edition']})".strip() for r in near)
    return [Text(WORDS["near_standard"][lang].format(names=names, check=CHECK[lang]), "note")]


def _evidence(addition: Addition, told: Programme, family: str, lang: str) -> str:
    period = _period(told, lang)
    hosts = ", ".join(f"«{host}»" for host in addition.hosts) or "—"
    return WORDS["evidence" if period else "evidence_own"][lang].format(
        skill=Words(addition.name_ru, addition.name_en)[lang],
        n=addition.n,
        adverts=addition.adverts,
        family=family,
        share=words.number(addition.share_pct, lang, 1),
        low=words.number(addition.low_pct, lang, 1),
        high=words.number(addition.high_pct, lang, 1),
        period=period,
        status=STATUS[addition.status][lang].format(hosts=hosts),
    )


def _hours(told: Programme, made: Proposal, lang: str) -> list[Block]:
    out: list[Block] = [Heading(WORDS["hours"][lang], 2)]
    left = words.number(made.unassigned_h, lang, 0)
    if not made.replaced:
        return [*out, Text(WORDS["none_left"][lang].format(hours=left))]
    rows = tuple(
        (
            taken.name,
            words.number(taken.hours, lang, 0),
            WORDS[taken.why][lang].format(beside=taken.beside),
        )
        for taken in made.replaced
    )
    heads = tuple(WORDS["hour_heads"][lang].split("|"))
    out.append(Table(heads, rows, widths=(5, 1, 4)))
    out.append(Comment(WORDS["hours_evidence"][lang].format(source=_origin(told, lang))))
    if any(taken.why == "facultative" for taken in made.replaced):
        out.append(Text(WORDS["facultative_note"][lang], "note"))
    if made.unassigned_h > 0:
        out.append(Text(WORDS["left"][lang].format(hours=left)))
    return out


def _coverage(told: Programme, made: Proposal, lang: str) -> str:
    return WORDS["coverage"][lang].format(
        before=words.number(100 * made.before, lang, 0),
        high=words.number(100 * told.found.high, lang, 0),
        after=words.number(100 * made.after, lang, 0),
    )


def _origin(told: Programme, lang: str) -> str:
    about = told.about
    said = f"{_programmes.publisher(about['institution'])[lang]}, {about['url']}"
    return f"{said}. {about[f'exception_{lang}']}".strip()


def _period(told: Programme, lang: str) -> str:
    """When the adverts are of; «» where demand came from a firm's file."""
    rows = told.found.rows
    start = rows["period_start"].min() if len(rows) else ""
    return words.period(start, rows["period_end"].max(), lang) if start else ""


def _method(told: Programme, hours: float, lang: str) -> list[Block]:
    rows = told.found.rows
    year = told.about["intake_year"]
    period = _period(told, lang)
    said = WORDS["method_text" if period else "method_own"][lang].format(
        adverts=words.counted(
            int(rows["adverts_in_family"].max()) if len(rows) else 0, "advert", lang
        ),
        period=period,
        year="—" if year != year else int(year),
        each=words.number(HOURS_EACH, lang),
        budget=words.number(hours, lang, 0),
        weight=words.number(NEAR_WEIGHT, lang),
    )
    return [Heading(WORDS["method"][lang], 2), Text(said, "note")]
