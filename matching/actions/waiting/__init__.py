"""The waiting list: joining and leaving it, offering a freed place to the next in line, and the answer."""
