"""Where a web server enters. Never in development: it refuses to start without its keys and hosts."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

if os.environ.setdefault("DEVELOPMENT", "0") != "0":
    raise ImproperlyConfigured("wsgi.py is for production; for development there is: make run")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aandeslag.settings")

application = get_wsgi_application()
# Among others: does every view say who may use it?
call_command("check")
