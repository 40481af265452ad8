"""The vocabulary of figures: one module = one kind, made of bar, scatter and heatmap traces only.

A kind has `plot(spec, canvas) -> Plot` (pure, from JSON), `height(spec, canvas) -> int` (natural
plot height, px) and a public function of its own name that builds the spec and gives a figure's
passport. A kind knows sheets, themes, items and `frame`; it knows neither layout nor figures, and
`dashboard.figure.layout` finds it by walking.
"""
