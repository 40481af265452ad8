"""What every response carries: a strict content policy, security headers and how long it may be
kept."""

from __future__ import annotations

from flask import Flask, Response, request

from dashboard.server import seam

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
LONGEST_QUERY = 4000
LONG = "public, max-age=31536000, immutable"


def policy(*, framed: bool = False) -> str:
    """The Content-Security-Policy: everything from this host, no inline script at all; `framed`
    for embed pages."""
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {'*' if framed else chr(39) + 'self' + chr(39)}",
            "worker-src 'self' blob:",
        ]
    )


def protect(server: Flask) -> None:
    """Put the headers on every response of the server; refuse over-long queries (414)."""
    strict = policy()
    framed = policy(framed=True)

    @server.before_request
    def refuse_long() -> tuple[str, int] | None:
        if len(request.query_string) > LONGEST_QUERY:
            return (
                "Слишком длинный адрес: уберите лишние параметры. / The address is too long.",
                414,
            )
        return None

    @server.after_request
    def headers(response: Response) -> Response:
        embedded = request.path.split("/")[2:3] == ["embed"]
        response.headers["Content-Security-Policy"] = framed if embedded else strict
        if not embedded:
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if (
            request.path.startswith("/assets/")
            and request.args.get("m")
            and response.status_code == 200
        ):
            response.headers["Cache-Control"] = LONG
        if response.mimetype == "text/html" or request.path == seam.CALLBACK:
            response.headers["Cache-Control"] = (
                "private, no-cache"  # a page follows the visitor's cookie
            )
            response.vary.add("Cookie")
        response.headers.pop("Server", None)
        return response
