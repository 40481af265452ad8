"""Title, codes and text of an advert → occupation, family, level."""
