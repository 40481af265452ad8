"""The only way to the network: `Web` for sources, `WebError` for what went wrong."""

from etl.web.client import Web
from etl.web.errors import WebError
from etl.web.limits import Limits
from etl.web.reply import Reply, is_page

__all__ = ["Limits", "Reply", "Web", "WebError", "is_page"]
