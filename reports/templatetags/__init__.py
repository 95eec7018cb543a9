"""What the templates of reports can say besides."""
