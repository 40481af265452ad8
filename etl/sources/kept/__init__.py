"""Tables kept by hand: quoted evidence, occupations, measures, places."""
