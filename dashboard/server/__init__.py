"""What HTTP sees: app, routes, callbacks, refusals, security, compression, the document."""
