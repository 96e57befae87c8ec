"""The calls we make: one module for each service, all built on `calls`."""
