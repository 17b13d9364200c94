"""The smallest folder of a provider, valid at once: nobody has looked at its guide yet."""

from generator.schema.statements import statement_letters
from generator.schema.subjects import SUBJECTS
from generator.source.plain_yaml import plain_yaml

_PROFILE = """\
# What {name} is, and what its guide covers. Take the `# ` away from what you fill in.
{top}
guide:
  # The pages that were read, in their order. Take the `[]` away with them.
  pages: []
  #   - id: going-live
  #     title:
  #     address:
  #     captured:
  # How much the guide says on each subject: a section of its own (section), parts inside other sections (parts), or
  # nothing (silent). What is left out is not-known-yet. The file behind it is needed once the guide has something.
  # covers:
{covers}

# Going live in the guide's own steps.
# stages:
#   - title:
#     page:
#     cites: [{letters}-001]
"""
_STATEMENTS = """\
# Every statement of the guide: its place and its exact facts. The sentences stay in the guide.
statements: []
# - id: {letters}-001
#   kind:
#   section:
#   facts: []
"""


def first_provider_files(name: str, title: str) -> dict[str, str]:
    """Both files that a provider has at least, by their path below the data folder."""
    summary = f"{title} is described here as far as its guide has been read."
    top = plain_yaml({"id": name, "name": title, "summary": summary})
    covers = "\n".join(f"  #   {key}: # {kind.file}" for kind in SUBJECTS for key in kind.covers_keys)
    words = {"name": title, "top": top, "covers": covers, "letters": statement_letters(name)}
    folder = f"providers/{name}"
    return {
        f"{folder}/provider.yaml": _PROFILE.format(**words),
        f"{folder}/statements.yaml": _STATEMENTS.format(**words),
    }
