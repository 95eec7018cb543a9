"""What other systems read of the offer: published activities and their dates, never a person."""
