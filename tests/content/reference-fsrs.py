"""Writes reference-fsrs.csv: what the reference implementation of FSRS-6 says of random histories.

To make it anew: pip install fsrs==6.3.2, then python3 tests/content/reference-fsrs.py. The test that
reads the file needs no Python. A review is minutes after the one before, or days later at the same
time of day, so that periods of 24 hours (which the reference counts) and study days are the same.
"""

import csv
import random
from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from pathlib import Path

from fsrs import Card, Rating, Scheduler, State


COLUMNS = "case desiredRetention day minute grade state stability difficulty days".split()


def history(case, retention, chance):
    scheduler = Scheduler(desired_retention=retention, enable_fuzzing=False)
    card = Card()
    start = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
    day, minute = 0, 0
    for _ in range(12):
        at = start + timedelta(days=day, minutes=minute)
        grade = chance.choices([1, 2, 3, 4], [2, 2, 5, 1])[0]
        card, _ = scheduler.review_card(card, Rating(grade), at)
        days = (card.due - at).days if card.state == State.Review else ""
        memory = [round(card.stability, 9), round(card.difficulty, 9)]
        yield [case, retention, day, minute, grade, int(card.state), *memory, days]
        if card.state != State.Review or chance.random() < 0.1:
            minute += chance.randint(1, 30)
        else:
            # Within a lifetime: ts-fsrs ends stability at 100 years, the reference does not.
            day += min(400, max(1, round(days * chance.uniform(0.3, 2.5))))


assert version("fsrs") == "6.3.2"
chance = random.Random(140)
with (Path(__file__).parent / "reference-fsrs.csv").open("w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for case, retention in enumerate([0.8, 0.9, 0.95] * 15):
        writer.writerows(history(case, retention, chance))
