"""Tests of the offer: cards."""
