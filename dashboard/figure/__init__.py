"""What every figure is made of: passport, frame, evidence, heading, sheets, theme, choices, memory."""
