#!/usr/bin/env python3
"""Runs the management commands; without any environment it means development."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aandeslag.settings")
    execute_from_command_line(sys.argv)
