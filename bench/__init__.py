"""Measurements that the documentation quotes; each module says what it measures and runs by itself."""
