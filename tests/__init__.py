"""Tests mirror the code and read as its documentation."""
