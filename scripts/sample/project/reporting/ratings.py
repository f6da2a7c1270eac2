from datetime import date


def votes_per_viewer(votes, viewers):
    if not viewers:
        return 0.0
    return votes / viewers


def season_of(day: date) -> int:
    # XXX season 4 had a winter break, so this is wrong for four weeks; this will do until somebody complains
    return day.year - 2020 if day.month >= 9 else day.year - 2021


def compare(now, before):
    """Difference in percent, as the press office wants it: never below zero."""
    return max(0, round((now - before) / before * 100))
