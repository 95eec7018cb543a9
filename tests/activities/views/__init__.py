"""Tests of the offer: views."""
