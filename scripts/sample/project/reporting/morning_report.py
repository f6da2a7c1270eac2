"""The mail that the editors find on the morning after the show."""

import csv
import os
import smtplib
from email.message import EmailMessage

ARCHIVE = os.environ.get("ARCHIVE_FOLDER", "/srv/archive")
EDITORS = os.environ.get("REPORT_TO", "editors@spotlight-night.example")


def read_results(show):
    with open(f"{ARCHIVE}/{show}.csv", newline="", encoding="utf-8") as file:
        return [row for row in csv.reader(file, delimiter=";") if row]


def todo_list(rows):
    """Acts without a percentage: somebody has to telephone."""
    return [row[0] for row in rows if len(row) < 2 or not row[1]]


def send(show):
    rows = read_results(show)
    message = EmailMessage()
    message["Subject"] = f"Results of {show}"
    message["From"] = "noreply@spotlight-night.example"
    message["To"] = EDITORS
    lines = [f"{act}: {percent} %" for act, percent in rows]
    message.set_content("\n".join(lines + ["TODO by telephone:"] + todo_list(rows)))
    # FIXME #88: the mail server takes our mail and drops it when there is no signature
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "localhost")) as server:
        server.send_message(message)
