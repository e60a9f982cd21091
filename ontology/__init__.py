"""What we mean: vocabulary, shapes, schemes, authority files, and the terms generated from them."""
