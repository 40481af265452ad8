"""World Bank and ILOSTAT."""
