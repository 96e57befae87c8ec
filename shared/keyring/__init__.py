"""A key for every person and kind of data; destroying it erases what was sealed under it."""
