"""Tests of the offer: actions."""
