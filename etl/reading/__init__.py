"""How files are read, whoever published them: workbooks, periods, regions, SDMX, archives."""
