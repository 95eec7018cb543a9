"""Texts that residents read, in their own languages, and whether a speaker has looked at them."""
