"""Pages that stand already, changed once somebody has pressed one: best effort, all of them."""

import logging
from typing import TYPE_CHECKING

from bot.messenger import SendingFailed
from bot.models import RequestId
from bot.ui import leading

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

log = logging.getLogger(__name__)


async def mark_pages(bot: "Porchlight", request_id: RequestId) -> None:
    """Say on every page what has become of it; the use case itself is stored already."""
    situation = await bot.services.requests.situation(request_id)
    if situation is None:
        return
    for page in await bot.services.arrivals.pages_out(request_id):
        outgoing = leading.page_is_taken(bot.voices, situation, page.person, zone=page.zone)
        try:
            await bot.messenger.edit(page.sent, outgoing)
        except SendingFailed as failure:
            log.warning("page not edited request=%d: %s", request_id, failure.reason)
