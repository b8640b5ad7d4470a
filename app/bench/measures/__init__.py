"""Each module measures what it is named after: `async def measure(stage) -> Sequence[Figure]`."""
