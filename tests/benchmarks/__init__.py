"""What Wegakte costs beside what others would use: ratios of runs taken in turns."""
