"""Tests of teams, members, roles and signing in."""
