"""`python -m etl COMMAND`: finds the commands by walking `etl/commands`."""

from __future__ import annotations

import sys

from etl import command_line, commands, settings
from etl.store import NothingBuilt
from etl.store.atomic import Broken, disk_full

ABOUT = "Данные: от издателей до витрин / From publishers to marts"

NO_SPACE = (
    "Нет места на диске, папка {data}. Прежняя сборка и скачанное целы. Освободите место и "
    "повторите. / "
    "No space left on the disk; the last build is intact. Free some and run the command again."
)
NO_ACCESS = (
    "Не читается или не пишется {file}: {reason}. Проверьте права и место, затем "
    "python -m etl verify / Cannot be read or written; check permissions, then run verify."
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code, 2 when the disk is full or the data folder is
    damaged: what was there before is untouched."""
    args = command_line.parser("python -m etl", ABOUT, commands).parse_args(argv)
    try:
        return args.run(args)
    except Exception as error:
        if disk_full(error):
            sentence = NO_SPACE.format(data=settings.data_dir())
        elif isinstance(error, (Broken, NothingBuilt)):
            sentence = str(error)
        elif isinstance(error, OSError) and error.filename:
            sentence = NO_ACCESS.format(file=error.filename, reason=error.strerror)
        else:
            raise
        print(sentence, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
