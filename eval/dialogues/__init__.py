"""How well questions are understood that go on from the ones before them."""
