"""What the forms about people accept."""
