"""Tests of the rules of the offer: no database."""
