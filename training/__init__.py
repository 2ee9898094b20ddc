"""How the last layers of the bundled model were trained: `python -m training DATA WORK`."""
