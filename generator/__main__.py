"""`launchbook`, and `python -m generator`: the command line, and before it whether there is anything to do."""

import gc
import sys

from generator.unchanged import is_unchanged


def start() -> None:
    """Run the command line, unless nothing has changed since the same build."""
    if is_unchanged(sys.argv[1:]):
        return
    gc.disable()  # most of what is made stays to the end; `serve`, which goes on, collects again
    from generator.cli import main  # noqa: PLC0415 - loading it takes longer than to see that nothing changed

    try:
        main()
    finally:
        gc.freeze()  # the process ends here, and need not look through everything once more


if __name__ == "__main__":
    start()
