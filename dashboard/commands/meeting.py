"""`python -m dashboard meeting …`: make a meeting, back it up, export it, clear it in time."""

from __future__ import annotations

import argparse
import getpass
import json
import shutil
import sys
from datetime import date
from pathlib import Path

from dashboard.commands import _given
from dashboard.meeting import built_in, database, keeping, notice, seats
from dashboard.meeting.models import Correction, Meeting
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import reading, transaction
from dashboard.server.services import run_dir, secret
from etl import settings
from etl.language import Words
from etl.store.reader import NothingBuilt, Reader

HELP = Words(
    "заседание: создать, сохранить, выгрузить, удалить записи в срок",
    "the meeting: make, back up, export, delete entries in time",
)
ENOUGH_MB = 500


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    ways = parser.add_subparsers(dest="way", required=True, metavar="WAY")
    for name, run_way in WAYS.items():
        words = (run_way.__doc__ or "").split("\n")[0]
        way = ways.add_parser(name, help=words, description=run_way.__doc__)
        way.set_defaults(run_way=run_way)
        for flags, more in OPTIONS.get(name, ()):
            way.add_argument(*flags, **more)


OPTIONS = {
    "new": (
        (("--title",), {"default": "", "help": "название / title"}),
        (("--day",), {"type": date.fromisoformat, "default": None, "help": "2026-12-01"}),
        (("--rehearsal",), {"action": "store_true", "help": "репетиция / a rehearsal"}),
        (
            ("--unless-any",),
            {"action": "store_true", "help": "только если открытого нет / only if none is on"},
        ),
    ),
    "clone": (
        (("--title",), {"default": "", "help": "название / title"}),
        (("--day",), {"type": date.fromisoformat, "default": None, "help": "2026-12-01"}),
    ),
    "backup": ((("out",), {"type": Path, "metavar": "FILE.json.gz"}),),
    "restore": (
        (("file",), {"type": Path, "metavar": "FILE.json.gz"}),
        (("--replace",), {"action": "store_true", "help": "заменить то, что есть / replace"}),
    ),
    "export": (
        (("out",), {"type": Path, "metavar": "FOLDER"}),
        (("--meeting",), {"type": int, "default": None, "help": "номер / number"}),
    ),
    "delete": ((("entry",), {"type": int, "help": "номер записи / the entry's number"}),),
    "correct": (
        (("figure",), {"help": "имя рисунка / the figure's name"}),
        (("ru",), {"help": "что исправлено, по-русски"}),
        (("en",), {"help": "what is corrected, in English"}),
        (("--reply-ru",), {"default": "", "help": "ответ источника"}),
        (("--reply-en",), {"default": "", "help": "the source's reply"}),
    ),
}


def run(args: argparse.Namespace) -> int:
    """0 done · 2 cannot be done, the sentence says why."""
    try:
        return args.run_way(args)
    except Refused as refusal:
        print(refusal.words.ru, file=sys.stderr)
    except (ValueError, NothingBuilt, OSError) as error:
        print(error, file=sys.stderr)
    return 2


def _upgrade(args: argparse.Namespace) -> int:
    """привести таблицы к нынешнему виду / bring the tables to the newest migration"""
    made = database.engine()
    print(f"Готово: {made.url.render_as_string(hide_password=True)}")
    return 0


def _new(args: argparse.Namespace) -> int:
    """создать заседание с готовой повесткой / make a meeting with the built-in agenda"""
    reader = Reader.open()
    title = Words(args.title, args.title) if args.title else NAME
    with transaction() as store:
        standing = store.current()
        if args.unless_any and standing is not None and standing.state != "closed":
            print(f"Идёт заседание {standing.id} ({standing.state}): новое не создано.")
            return 0
        made = store.new_meeting(
            title, args.day or date.today(), rehearsal=args.rehearsal, build=reader.build
        )
        items = built_in.fill(store, made, reader, date.today())
        print(f"Заседание {made.id}: пунктов {len(items)}. Дальше — пульт: /ru/hall/console")
    return 0


def _clone(args: argparse.Namespace) -> int:
    """следующее заседание с той же повесткой / the next meeting with the same agenda"""
    reader = Reader.open()
    with transaction() as store:
        source = store.meeting()
        title = Words(args.title, args.title) if args.title else source.title
        made = built_in.clone(store, source, title, args.day or date.today(), reader.build)
        print(f"Заседание {made.id} по повестке заседания {source.id}.")
    return 0


def _backup(args: argparse.Namespace) -> int:
    """сохранить все таблицы в один файл / all tables into one file, for either database"""
    _given.write(args.out, keeping.backup(database.engine()))
    print(args.out)
    return 0


def _restore(args: argparse.Namespace) -> int:
    """вернуть таблицы из файла / put a backup's rows back, into either database"""
    rows = keeping.restore(database.engine(), args.file.read_bytes(), replace=args.replace)
    print(f"Строк: {rows}")
    return 0


def _export(args: argparse.Namespace) -> int:
    """записи и решения в CSV и JSON / entries and decisions as CSV and JSON"""
    with reading() as store:
        meeting = store.meeting(args.meeting)
        tables = keeping.exported(store, meeting)
    args.out.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (args.out / f"{name}.csv").write_bytes(keeping.as_csv(rows))
    text = json.dumps(tables, ensure_ascii=False, indent=1)
    (args.out / "meeting.json").write_text(text, encoding="utf-8")
    print(f"{args.out}: " + ", ".join(f"{name} {len(rows)}" for name, rows in tables.items()))
    return 0


def _retention(args: argparse.Namespace) -> int:
    """удалить исходные записи, срок которых прошёл / delete raw entries past their term"""
    with transaction() as store:
        late = keeping.overdue(store)
        for meeting in late:
            number = keeping.clear(store, meeting, secret(run_dir()))
            print(f"Заседание {meeting.id} ({meeting.day}): удалено записей {number}.")
    if not late:
        print("Срок ни у одного заседания не прошёл.")
    return 0


def _delete(args: argparse.Namespace) -> int:
    """удалить одну запись по просьбе автора / delete one entry at its author's wish"""
    with transaction() as store:
        keeping.delete_entry(store, store.meeting(), args.entry)
    print(f"Запись {args.entry} удалена.")
    return 0


def _correct(args: argparse.Namespace) -> int:
    """записать исправление числа, с ответом источника / note a correction, with the reply"""
    with transaction() as store:
        has_reply = bool(args.reply_ru or args.reply_en)
        made = Correction(day=date.today(), figure=args.figure, what=Words(args.ru, args.en))
        made.reply = Words(args.reply_ru, args.reply_en) if has_reply else None
        made.replied_on = date.today() if has_reply else None
        store.session.add(made)
    print("Исправление записано: оно выйдет в ленте и на странице «Что изменилось».")
    return 0


def _password(args: argparse.Namespace) -> int:
    """хэш пароля ведущего для MEETING_PASSWORD / the hash of the moderator's password"""
    given = getpass.getpass("Пароль ведущего / password: ")
    if len(given) < 8:
        print("Не короче 8 знаков.", file=sys.stderr)
        return 2
    print(seats.hashed(given))
    return 0


def _check(args: argparse.Namespace) -> int:
    """всё ли готово к заседанию / is everything ready: address, QR, overdue rows, free disk"""
    faults = 0
    base = settings.get("DASHBOARD_URL").rstrip("/")
    if base:
        import segno

        print(f"Адрес зала: {base}/ru/hall")
        segno.make(f"{base}/ru/hall").terminal(compact=True)
    else:
        print("DASHBOARD_URL не задан: QR поведёт на адрес, с которого открыт экран.")
    for title, fact in _facts():
        print(f"{title}: {fact}")
        faults += fact.startswith("НЕТ")
    return 1 if faults else 0


def _facts():
    """What must hold before a meeting, each as a line; «НЕТ» begins what does not."""
    try:
        told = notice.notice()
        yield "Оператор записей", f"{told.operator}, хранение {told.days} дн., {told.contact}"
    except Refused as refusal:
        yield "Оператор записей", f"НЕТ. {refusal.words.ru}"
    is_set = bool(settings.get("MEETING_PASSWORD"))
    yield "Пароль ведущего", "задан" if is_set else "НЕТ. python -m dashboard meeting password"
    reader = Reader.open()
    yield "Сборка данных", f"{reader.build}, {str(reader.manifest.get('created', ''))[:10]}"
    late = 0
    if reader.has("published"):
        review = reader.table("published")["review_by"].dropna().astype(str)
        late = int(((review > "") & (review < date.today().isoformat())).sum())
    yield "Чисел с прошедшим сроком проверки", f"{late} (python -m etl published due)"
    with transaction() as store:
        meeting: Meeting | None = store.current()
        yield "Заседание", f"{meeting.id}, {meeting.day}, {meeting.state}" if meeting else "нет"
        if is_set and not [name for name in notice.REQUIRED if not settings.get(name)]:
            cleared = len(keeping.overdue(store))
            yield "Заседаний, чьи записи пора удалить", str(cleared)
    free = shutil.disk_usage(settings.data_dir()).free // 2**20
    yield "Свободно на диске", f"{free} МБ" if free >= ENOUGH_MB else f"НЕТ, только {free} МБ"


NAME = Words("Заседание комитета", "Committee meeting")
WAYS = {
    "check": _check,
    "new": _new,
    "clone": _clone,
    "password": _password,
    "upgrade": _upgrade,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
    "retention": _retention,
    "delete": _delete,
    "correct": _correct,
}
