"""Puts two participants side by side, and makes one description of the facts that staff chose."""
