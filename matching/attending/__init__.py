"""What is sent when attendance is said: pressed line by line, or typed from the paper list."""
