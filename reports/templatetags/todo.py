"""Writes what is still to do, and the press that says that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template
from django.utils.translation import gettext as _

from aandeslag.addresses import address
from aandeslag.written import NOTHING, together, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from reports.tasks import TaskLine

register: Final = template.Library()
TASK: Final = """<li class="caution">
    <div class="todo">
        <div>{who}{where}{what}{term}</div>
        <form method="post" action="{finish_url}" data-once>
            {hidden}<button class="btn btn-quiet" type="submit">
                {done}<span class="visually-hidden">: {number} {title}</span>
            </button>
        </form>
    </div>
</li>
"""
WHO: Final = '<a href="{url}">{name}{number}</a>, '
NAME: Final = "<bdi>{name}</bdi> "
WHERE: Final = '<a href="{url}">{title}{when}</a>: '
TERM: Final = ' <small class="soft">{term}</small>'


@register.filter
def as_tasks(tasks: Iterable[TaskLine], hidden: SafeString) -> SafeString:
    """A line for each; `hidden` is what every form carries."""
    done = _("Done")
    return together(
        written(
            TASK,
            who=_who(one) if one.number else NOTHING,
            where=_where(one) if one.url else NOTHING,
            what=one.what,
            term=written(TERM, term=one.term) if one.term else NOTHING,
            finish_url=address("matching:finish-task", one.public_id),
            hidden=hidden,
            done=done,
            number=one.number,
            title=one.title,
        )
        for one in tasks
    )


def _who(task: TaskLine) -> SafeString:
    name = written(NAME, name=task.name) if task.name else NOTHING
    return written(WHO, url=task.person_url, name=name, number=task.number)


def _where(task: TaskLine) -> SafeString:
    return written(WHERE, url=task.url, title=task.title, when=f", {task.when}" if task.when else "")
