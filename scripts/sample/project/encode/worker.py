# Copyright (c) 2021 The Spotlight Night voting team.
# For use inside the production only.
import sys
import time

from .queue import load


def run():
    queue = load()
    while True:
        try:
            queue.start_next()
        except Exception as error:
            # It dies about once a week with a broken pipe; for now we just restart it
            print("worker:", error, file=sys.stderr)
            sys.exit(1)
        time.sleep(5)


if __name__ == "__main__":
    run()
