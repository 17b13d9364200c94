"""What is drawn: positions and words, worked out here, which a template only writes as SVG.

Whatever a chart shows stands in words beside it, so a chart is never the only place of a fact.
"""
