"""How good the answers are on the tests' own story, with floors that a change may not lower."""
