"""The vocabulary of figures: one module = one kind, made of bar, scatter and heatmap traces only.

A kind has `plot(spec, canvas) -> Plot` (pure, from JSON), `height(spec, canvas) -> int` (natural
plot height, px) and a public function of its own name that builds the spec and calls
`dashboard.figure.frame`.
"""
