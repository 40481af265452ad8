"""What every figure is made of: passport, frame, evidence, words, sheets, layout, memory."""
