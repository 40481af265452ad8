"""The open data portal of Moscow's government, data.mos.ru."""
