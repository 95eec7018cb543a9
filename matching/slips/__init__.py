"""The slip that somebody takes along: where and when they are expected, in their language and in Dutch."""

from matching.slips.collecting import slips_of
from matching.slips.facts import Slip, SlipCard, SlipLine
from matching.slips.printing import Form, on_paper

__all__ = ["Form", "Slip", "SlipCard", "SlipLine", "on_paper", "slips_of"]
