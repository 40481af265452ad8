"""The labour market around."""
