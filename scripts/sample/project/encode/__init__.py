"""Turns what the acts upload into what the studio can play."""
