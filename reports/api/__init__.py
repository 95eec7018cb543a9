"""What other systems read of the protected figures."""
