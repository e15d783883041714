"""A stand-in for calc, for the tests of the runtime."""
