"""What axe finds wrong on an open page, and where a text stands out too little."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
AXE_RUN = """async rules => {
    const enabled = {'color-contrast': false, 'link-in-text-block': false, ...rules}
    const options = {resultTypes: ['violations'], preload: {assets: ['media']}, rules: Object.fromEntries(
        Object.entries(enabled).map(([rule, enabled]) => [rule, {enabled}]))}
    const found = await axe.run(document, options)
    return found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html}`))
}"""
CONTRAST = """async colours => {
    document.body.dataset.mdColorScheme = colours
    const kind = each => each ? kind(each.parentElement) + '>' + each.tagName + '.' + each.className : ''
    const hasText = each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    const texts = [...document.querySelectorAll('body *')].filter(each => hasText(each) && each.checkVisibility())
    const kinds = new Map(texts.map(each => [kind(each), each]))
    const known = JSON.parse(sessionStorage.getItem('kinds ' + colours) || '[]')
    known.forEach(each => kinds.delete(each))
    if (!kinds.size) return []
    sessionStorage.setItem('kinds ' + colours, JSON.stringify([...known, ...kinds.keys()]))
    const rules = {runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations'], preload: false}
    const found = await axe.run({include: [...kinds.values()]}, rules)
    return found.violations.flatMap(each => each.nodes.map(node => `${colours}: ${node.html}`))
}"""
"""Colours belong to kinds of element: of each kind, below the same kinds, a window looks at one in each scheme."""


def violations(page: Page, **rules: bool) -> list[str]:
    """What breaks a rule that is not about colours; `rules` that axe leaves out if not told, and those to leave out."""
    found: list[str] = page.evaluate(AXE_RUN, {rule.replace("_", "-"): enabled for rule, enabled in rules.items()})
    return found


def weak_contrast(page: Page) -> list[str]:
    """Where a text stands out too little, in the dark and in light; each kind of text is looked at once in a window."""
    return [found for scheme in ("slate", "default") for found in page.evaluate(CONTRAST, scheme)]
