"""What other systems read: one versioned interface, to which each app adds its own part by name."""
