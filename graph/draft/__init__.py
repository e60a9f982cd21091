"""What a draft of the next edition should mend: findings over its entries and those of the last edition."""
