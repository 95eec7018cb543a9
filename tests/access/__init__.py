"""What the access test is made of: a world with canaries in it, visitors, and a walk past every URL."""
