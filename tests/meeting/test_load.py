"""A tenth of the benchmark's hall: thirty phones behind one address, on two server processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.benchmarks import meeting_load


def test_thirty_phones_lose_nothing_and_double_nothing(tmp_path):
    with ThreadPoolExecutor(max_workers=1) as aside:  # a browser's loop may run in this thread
        run = aside.submit(meeting_load.run, tmp_path, people=30, seconds=12, processes=2)
        report = run.result()
    assert not report.faults
    assert len(report.accepted) >= 10 and set(report.statuses) <= {200, 304, 409, 429}
    assert report.statuses[304] > 0
