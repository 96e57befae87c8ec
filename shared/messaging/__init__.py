"""How services hear of one another: doors, events, and the processes that carry them."""
