"""Figures as a page or a file shows them: tables of labels and numbers, sentences and charts."""
