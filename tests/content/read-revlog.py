"""Reads revlog.csv on standard input as a program of FSRS does, and says what it makes of it.

Each line is read by the csv module of Python, made a ReviewLog of the reference implementation and given
to its scheduler. What is printed, a line for each review: the state that the card was in before, 0 where
it was its first, as the file should say it. Needs: pip install fsrs==6.3.2.
"""

import csv
import sys
from datetime import datetime, timezone

from fsrs import Card, Rating, ReviewLog, Scheduler

scheduler = Scheduler(enable_fuzzing=False)
cards = {}
reader = csv.DictReader(sys.stdin)
for row in reader:
    at = datetime.fromtimestamp(int(row["review_time"]) / 1000, timezone.utc)
    known = cards.get(row["card_id"])
    card = known or Card(card_id=len(cards))
    log = ReviewLog(card.card_id, Rating(int(row["review_rating"])), at, int(row["review_duration"]))
    print(int(card.state) if known else 0)
    cards[row["card_id"]], _ = scheduler.review_card(card, log.rating, log.review_datetime)
