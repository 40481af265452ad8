"""Which skills each plan teaches by the names of its disciplines, with their hours."""

from __future__ import annotations

from etl.build.checks import table
from etl.curricula.by_plan import COLUMNS, of_rows, reader


@table(columns=COLUMNS, key=["plan", "skill"], mart=True)
def curriculum_skills(curriculum_disciplines, skills_csv, discipline_words_csv):
    """One row per plan × skill that its disciplines' names teach: `status` covered (a name says
    it) or near («не видно из названия»: a name of a field where it is usually taught).

    Hours and credits are those of the named disciplines together, facultatives aside unless only
    they teach it; one discipline counts for each skill it teaches, so the column is never added up.
    `names` up to six, « · » between. Practices and totals are not read. Caveat: on 80 fresh names
    89 of 100 skills found were right; what a syllabus holds is not known.
    """
    return of_rows(curriculum_disciplines, skills_csv, reader(skills_csv, discipline_words_csv))
