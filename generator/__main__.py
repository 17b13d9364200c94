"""`launchbook`, and `python -m generator`: the command line, and before it whether there is anything to do."""

import gc
import os
import sys

from generator.unchanged import is_unchanged


def start() -> None:
    """Run the command line, unless nothing has changed since the same build."""
    if is_unchanged(sys.argv[1:]):
        return
    gc.disable()  # most of what is made stays to the end; what leaves much behind collects again
    gc.set_threshold(50_000, 20, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we have none, and all packages are searched for them
    from generator.cli import main  # noqa: PLC0415 - loading it takes longer than to see that nothing changed

    try:
        main()
    finally:
        gc.freeze()  # the process ends here, and need not look through everything once more


if __name__ == "__main__":
    start()
