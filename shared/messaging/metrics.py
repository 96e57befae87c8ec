"""What an operator can count."""

from prometheus_client import Counter, Gauge, Histogram

PUBLISHED = Counter("wegakte_events_published_total", "Events given to the broker.", ["service"])
LEADING = Gauge("wegakte_relay_leading", "1 where this process publishes.", ["service"])
DELIVERED = Counter(
    "wegakte_deliveries_total", "Events heard, by what became of them.", ["reader", "result"]
)
ANSWERED = Histogram(
    "wegakte_rpc_seconds",
    "How long the doors took to answer.",
    ["service", "door"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
REFUSED = Counter("wegakte_rpc_refused_total", "Refused requests.", ["service", "door", "code"])
FIRED = Counter(
    "wegakte_timers_total", "What was due, by what became of it.", ["service", "result"]
)
