"""What an operator gets wrong is told in one line, with the remedy, without a secret or a traceback."""

import socket
from pathlib import Path

import pytest

from tests.integration.typed import SECRET_KEY, Shell, kept_database, shell

__all__ = ["kept_database", "shell"]

AWAY = "postgresql://desk:sesame@127.0.0.1:1/desk"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["client", "show", "nobody"], "There is no client «nobody»; there are: salon."),
        (["client", "add", "на русском", "--name", "Салон"], "use latin letters, digits, hyphens"),
        (["client", "add", "cakes"], "Missing option '--name'"),
        (["client", "add", "cakes", "--name", "Торты", "--telegram-chat-id", "1001"], "begins with -100"),
        (["client", "add", "cakes", "--name", "Торты", "--owner-telegram-id", "@dana"], "ids are numbers"),
        (["client", "add", "cakes", "--name", "Торты", "--timezone", "Mars/Base"], "one is Asia/Almaty"),
        (["client", "add", "cakes", "--name", "Торты", "--language", "fr"], "there are: en, kk, ru"),
        (["client", "add", "cakes", "--name", "Торты", "--telegram-bot-token", "sesame"], "@BotFather"),
        (["client", "add", "cakes", "--name", "Торты", "--telegram-chat-id=-1001"], "a group of its own"),
        (["client", "set", "salon", "colour=red"], "There is no setting «colour»; there are: name,"),
        (["client", "set", "salon", "name"], "written as name=value"),
        (["client", "set", "salon", "vision=maybe"], "vision is on or off"),
        (["client", "erase", "salon", "--user", "12"], "neither a whole phone number"),
        (["kb", "import", "salon", "missing.csv"], "'missing.csv' does not exist"),
        (["kb", "import", "salon", "broken.csv"], "broken.csv, строка 3"),
        (["kb", "import", "salon", "strange.exe"], "strange.exe"),
        (["outbox", "requeue", "42"], "UUID"),
        (["sandbox", "--port", "99999"], "--port"),
        (["serf"], "No such command"),
    ],
)
def test_what_can_not_be_meant_is_told_with_what_can(
    shell: Shell, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "broken.csv").write_text("question,answer\nГде вы?,Алматы\nСколько?,\n", encoding="utf-8")
    (tmp_path / "strange.exe").write_bytes(b"MZ")
    added = shell("client", "add", "salon", "--name", "Салон", "--telegram-chat-id", "-1001")
    assert added.code == 0, added.err
    ended = shell(*arguments)
    assert ended.code != 0
    assert words in ended.sentence
    assert "sesame" not in ended.out + ended.err


@pytest.mark.parametrize("command", ["doctor", "serve"])
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "http", "PORT: "),
        ("PORT", "99999", "ports end at 65535"),
        ("LOG_LEVEL", "LOUD", "DEBUG, INFO"),
        ("TELEGRAM_MODE", "pigeon", "'webhook' or 'polling'"),
        ("TELEGRAM_BOT_TOKEN", "sesame", "@BotFather"),
        ("DATABASE_URL", "mysql://desk:sesame@127.0.0.1/desk", "postgresql://"),
        ("REDIS_URL", "127.0.0.1:6379", "redis://"),
        ("PUBLIC_BASE_URL", "desk.example.kz", "http://"),
        ("OUTBOUND_ALLOWLIST", "ftp://files.example.kz", "files.example.kz"),
    ],
)
def test_a_variable_that_can_not_be_meant_is_named(
    shell: Shell, command: str, name: str, value: str, words: str
) -> None:
    ended = shell(command, **{name: value})
    assert ended.code == 1
    assert ended.sentence.startswith(name)
    assert words in ended.sentence
    assert "sesame" not in ended.err


@pytest.mark.parametrize("command", [["serve"], ["client", "show", "salon"], ["sandbox", "--port", "0"]])
def test_a_database_that_is_away_is_told_without_its_password(shell: Shell, command: list[str]) -> None:
    ended = shell(*command, DATABASE_URL=AWAY)
    assert ended.code == 1
    assert "DATABASE_URL" in ended.sentence
    assert "sesame" not in ended.out + ended.err


def test_a_folder_that_can_not_be_used_is_named(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "data")
    for command in (["sandbox", "--port", "0"], ["client", "show", "salon"]):
        ended = shell(*command, DATA_DIR=folder, DATABASE_URL="")
        assert ended.code == 1
        assert folder in ended.sentence


def test_a_port_that_is_taken_is_told_before_anything_is_served(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        served = shell("serve", PORT=port)
        assert f"Port {port} is taken" in served.sentence
        assert "choose another with PORT" in shell("sandbox", "--port", port).sentence


def test_a_lost_key_stops_the_service_instead_of_serving_nobody(shell: Shell) -> None:
    token = "12345:token-of-the-salon"
    added = shell("client", "add", "salon", "--name", "Салон", "--telegram-bot-token", token)
    assert added.code == 0, added.err
    for command in (["serve"], ["client", "show", "salon"]):
        ended = shell(*command, SECRET_KEY="another", PORT="0")
        assert ended.code == 1
        assert "SECRET_KEY" in ended.sentence
    assert shell("client", "show", "salon", SECRET_KEY=f"another,{SECRET_KEY}").code == 0


def test_the_sandbox_stays_away_from_real_accounts(shell: Shell) -> None:
    ended = shell("sandbox", "--port", "0", CHATFLOW_TOKEN="sesame")
    assert ended.code == 1
    assert "unset the tokens" in ended.sentence
