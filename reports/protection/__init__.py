"""Protects figures of small groups: what may be shown of them, what is repeated, and what stays hidden."""
