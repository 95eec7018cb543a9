"""What the templates of matching can say besides."""
