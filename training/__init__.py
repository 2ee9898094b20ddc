"""How a reader of question and passage together is trained: `python -m training DATA WORK`."""
