"""Forms of teams, and what all forms of the site share."""

from aandeslag.teams.forms.once import OnceForm, details

__all__ = ["OnceForm", "details"]
