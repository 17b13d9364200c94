"""The files and folders that decide what there is to say of some data."""

from pathlib import Path

import generator
from generator.catalogue import catalogue_of
from generator.schema.files import CATALOGUE

PROGRAM = Path(generator.__file__).parent


def data_folders(data: Path) -> list[Path]:
    """The data, and what it takes from a catalogue that stands elsewhere."""
    catalogue = catalogue_of(data)
    return [data, *(catalogue / name for name in CATALOGUE if catalogue is not None)]


def what_is_checked(data: Path) -> list[Path]:
    """Every file and folder that a check depends on."""
    return [*data_folders(data), PROGRAM]
