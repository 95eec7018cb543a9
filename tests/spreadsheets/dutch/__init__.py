"""Tests of understanding Dutch words."""
