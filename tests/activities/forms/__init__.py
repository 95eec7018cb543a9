"""Tests of the offer: forms."""
