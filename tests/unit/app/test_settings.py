"""What is set from outside means what an operator expects."""

from pathlib import Path

import pytest

from app.keys import kept_secret, secret_keys
from app.settings import Settings
from storage.vault import KeyLost, Vault


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """No .env and none of our variables."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


def test_without_an_address_of_its_own_telegram_is_polled(bare: pytest.MonkeyPatch) -> None:
    assert Settings().polling
    bare.setenv("PUBLIC_BASE_URL", "https://desk.example/")
    assert not Settings().polling
    assert Settings().public_base_url == "https://desk.example"
    bare.setenv("TELEGRAM_MODE", "polling")
    assert Settings().polling


def test_an_empty_variable_is_one_that_is_not_set(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("PORT", "")
    bare.setenv("TELEGRAM_MODE", "")
    assert Settings().port == 8080


def test_a_dotenv_file_is_read_and_unknown_keys_are_ignored(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=9000\nSOMETHING_ELSE=1\n", encoding="utf-8")
    assert Settings().port == 9000


def test_operators_are_numbers_parted_by_commas(bare: pytest.MonkeyPatch) -> None:
    assert Settings().operators == ()
    bare.setenv("OPERATOR_TELEGRAM_ID", "100, 200,")
    assert Settings().operators == (100, 200)
    bare.setenv("OPERATOR_TELEGRAM_ID", "@somebody")
    with pytest.raises(ValueError, match="numbers parted by commas"):
        Settings()


def test_settings_do_not_show_their_secrets(bare: pytest.MonkeyPatch) -> None:
    for name in ("TELEGRAM_BOT_TOKEN", "SECRET_KEY", "DATABASE_URL", "OPENAI_API_KEY", "ADMIN_TOKEN"):
        bare.setenv(name, "abc123")
    assert "abc123" not in repr(Settings())


def test_the_first_start_makes_a_key_that_only_its_owner_reads(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.setenv("DATA_DIR", str(tmp_path / "данные"))
    keys = secret_keys(Settings())
    assert keys == secret_keys(Settings())
    assert (tmp_path / "данные" / "secret.key").stat().st_mode & 0o777 == 0o600
    assert kept_secret(tmp_path / "other.key") not in keys


def test_a_key_may_be_changed_while_the_old_one_is_kept_beside_it(bare: pytest.MonkeyPatch) -> None:
    sealed = Vault(["old"]).seal("token")
    bare.setenv("SECRET_KEY", "new, old")
    assert Vault(secret_keys(Settings())).open(sealed) == "token"
    with pytest.raises(KeyLost, match="SECRET_KEY"):
        Vault(["new"]).open(sealed)
