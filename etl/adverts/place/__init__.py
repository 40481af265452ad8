"""Where the work is: okrug, oblast, elsewhere, remote."""
