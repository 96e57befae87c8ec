"""What every response carries, for the safety of those who read it in a browser."""

from typing import Final

from flask import Flask, Response, g, request

CONTENT: Final = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
)
SAFE: Final = {
    "Content-Security-Policy": CONTENT,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def protect(app: Flask) -> None:
    """Add the headers to every response."""
    app.after_request(with_headers)


def with_headers(response: Response) -> Response:
    """Return the response, safe, under its id; what is about people is never kept by a cache."""
    for name, value in SAFE.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-ID"] = str(g.correlation_id)
    if request.path.startswith("/v1/"):
        response.headers["Cache-Control"] = "no-store"
        response.headers["Vary"] = "Authorization, Accept-Language"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
