"""The sandbox by remote control: JSON over HTTP for the page and for tests in other processes."""
