"""Writes occurrences.csv: when cron lines happen in 2026 and 2027, found without any cron library.

Every minute of UTC is turned into wall-clock time by the time zone database and compared with sets of numbers that
are written out by hand here, field by field. Nothing parses a cron line: the line stands beside its sets as a label.

The meaning of wall-clock time where the clocks change:
* a time that the clocks skip does not come up, as no minute of UTC shows it;
* a time that they show twice counts the first time only (fold 0), unless the line is for every hour.

Each row: line, zone, occurrences, the first ones after each change of the clocks, and a digest of all. The digest is
the SHA-256 of all occurrences, as minutes since 1970, one a line, so that the table stays short and nothing is left out.
Run it with Python 3.11 and a time zone database of 2024 or later:  python3 make_occurrences.py > occurrences.csv
"""
import calendar
import hashlib
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ALL = None
EVERY_HOUR = set(range(24))

# label, minutes, hours, days of the month, months, weekdays with Monday 0, and whether the last day of the month counts
LINES = [
    ("0 2 * * *", {0}, {2}, ALL, ALL, ALL, False),
    ("30 2 * * *", {30}, {2}, ALL, ALL, ALL, False),
    ("0 2 * * 0", {0}, {2}, ALL, ALL, {0}, False),
    ("30 1 * * sun", {30}, {1}, ALL, ALL, {6}, False),
    ("30 2 * * sun", {30}, {2}, ALL, ALL, {6}, False),
    ("*/15 * * * *", {0, 15, 30, 45}, EVERY_HOUR, ALL, ALL, ALL, False),
    ("5 * * * *", {5}, EVERY_HOUR, ALL, ALL, ALL, False),
    ("*/20 1-3 * * *", {0, 20, 40}, {1, 2, 3}, ALL, ALL, ALL, False),
    ("0 */6 * * mon-fri", {0}, {0, 6, 12, 18}, ALL, ALL, {0, 1, 2, 3, 4}, False),
    ("0 3 last * *", {0}, {3}, set(), ALL, ALL, True),
    ("15 4 1,15,last * *", {15}, {4}, {1, 15}, ALL, ALL, True),
    ("0 12 13 * fri", {0}, {12}, {13}, ALL, {4}, False),
    ("45 23 29 2 *", {45}, {23}, {29}, {2}, ALL, False),
    ("0 0 31 * *", {0}, {0}, {31}, ALL, ALL, False),
    ("10/25 0,2 25-31 mar,oct-nov 5-6", {10, 35}, {0, 2}, set(range(25, 32)), {3, 10, 11}, {5, 6}, False),
    ("59 23 * 12 *", {59}, {23}, ALL, {12}, ALL, False),
]
ZONES = ["Europe/Berlin", "America/New_York"]
START = datetime(2026, 1, 1, tzinfo=timezone.utc)
END = datetime(2028, 1, 1, tzinfo=timezone.utc)


def is_last(local):
    return local.day == calendar.monthrange(local.year, local.month)[1]


def fits(local, line):
    _, minutes, hours, days, months, weekdays, last = line
    return (
        local.minute in minutes
        and local.hour in hours
        and (days is ALL or local.day in days or (last and is_last(local)))
        and (months is ALL or local.month in months)
        and (weekdays is ALL or local.weekday() in weekdays)
        and (local.fold == 0 or hours == EVERY_HOUR)
    )


def main():
    print("line;zone;count;after_changes;sha256")
    for name in ZONES:
        zone = ZoneInfo(name)
        minutes, at, changes, offset = [], START, [], None
        while at < END:
            local = at.astimezone(zone)
            if offset is not None and local.utcoffset() != offset:
                changes.append(at)
            offset = local.utcoffset()
            minutes.append((at, local))
            at += timedelta(minutes=1)
        for line in LINES:
            found = [at for at, local in minutes if fits(local, line)]
            first = [next((at for at in found if at >= change), None) for change in changes]
            text = "".join(f"{int(at.timestamp()) // 60}\n" for at in found)
            shown = " ".join(at.strftime("%Y-%m-%dT%H:%MZ") if at else "-" for at in first)
            print(f"{line[0]};{name};{len(found)};{shown};{hashlib.sha256(text.encode()).hexdigest()}")


main()
