"""Tests of the offer."""
