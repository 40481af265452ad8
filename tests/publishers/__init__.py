"""Publishers simulated: each speaks its format as documented, and misbehaves on demand."""
