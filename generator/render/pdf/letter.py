"""The access request as a letter with its annexes."""

from dataclasses import dataclass
from datetime import date

from generator.pages.request.letter import Letter, returned
from generator.render.export.machine import render_json
from generator.render.pdf.books import AS_PRINTED
from generator.render.pdf.draw import Drawn, draw
from generator.render.pdf.parts import Attachment
from generator.render.pdf.runbook import style
from generator.render.templates import templates


@dataclass(frozen=True)
class LetterSheets:
    """The letter on page one, then the annexes."""

    letter: Letter
    paper: str = "A4"

    @property
    def source(self) -> str:
        """The HTML and the JSON inside of the PDF."""
        return self._html() + render_json(self.letter.pack)

    def draw(self, day: date) -> Drawn:
        """The letter."""
        inside = Attachment("request.json", "The facts of this request", render_json(self.letter.pack).encode())
        return draw(self._html(), day=day, attachments=(inside,), labels=AS_PRINTED)

    def _html(self) -> str:
        template = templates("pdf").get_template("letter.html.j2")
        return template.render(
            letter=self.letter, pack=self.letter.pack, paper=self.paper, css=style(), returned=returned
        )
