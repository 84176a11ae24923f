"""Addresses and what lies behind them."""
