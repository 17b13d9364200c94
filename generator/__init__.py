"""Launchbook: documentation and runbooks for going live with payment providers."""

__version__ = "0.1.0"
