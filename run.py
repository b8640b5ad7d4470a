"""The entry point: `python run.py --help`."""

from app.cli.main import main

if __name__ == "__main__":
    main()
