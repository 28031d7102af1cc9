"""`briefbot serve` and what looks after it: logs, the event loop, the health of it all."""
