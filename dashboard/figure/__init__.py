"""What every figure is made of: passport, frame, evidence, words around it, sheets, layout, memory."""
