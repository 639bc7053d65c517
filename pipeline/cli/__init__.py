"""The command ``baocao``; the only part of the package that prints or exits."""


def main() -> None:
    """Runs the command. Every worker process imports the script that calls this, and none of them
    needs the commands."""
    from pipeline.cli.main import main as command

    command()
