"""What pictures are drawn of: values read from the book by the functions that figures are computed with."""
